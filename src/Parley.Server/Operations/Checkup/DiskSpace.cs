using Parley.Server.Pages.Look;

namespace Parley.Server.Operations.Checkup;

internal static class DiskSpace
{
    private const long Little = 1_000_000_000;
    private const long TooLittle = 100_000_000;

    public static Task<Finding> Look(Patient patient, CancellationToken ct)
    {
        var free = new DriveInfo(Path.GetFullPath(patient.Settings.Data)).AvailableFreeSpace;
        var text = $"{Sizes.Of(free)} are free where the data folder lies.";
        const string remedy = "Make room, or move the data folder (PARLEY_DATA).";
        return Task.FromResult(free < TooLittle ? Finding.Failure(text, remedy) : free < Little ? Finding.Warning(text, remedy) : Finding.Ok(text));
    }
}
