namespace Parley.Server.Operations.Checkup;

internal static class DataFolder
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    public static async Task<Finding> Look(Patient patient, CancellationToken ct)
    {
        var folder = Path.GetFullPath(patient.Settings.Data);
        var probe = Path.Combine(folder, ".doctor");
        await File.WriteAllTextAsync(probe, "", ct);
        File.Delete(probe);
        return !OperatingSystem.IsWindows() && (File.GetUnixFileMode(folder) & Others) != 0
            ? Finding.Warning($"{folder} can be written, but is open to others on this machine.", $"chmod 700 {folder}")
            : Finding.Ok($"{folder} can be written, and by nobody else.");
    }
}
