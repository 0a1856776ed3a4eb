using System.Security.Cryptography;
using Parley.Server.Operations.Backups;

namespace Parley.Server.Operations.Checkup;

internal static class FilesOnDisk
{
    public static async Task<Finding> Look(Patient patient, CancellationToken ct)
    {
        var folder = Path.Combine(patient.Settings.Data, "files");
        // The disk first: a file is written before its row, so what is uploaded meanwhile is no orphan and not missing.
        var onDisk = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).ToHashSet()
            : [];
        var (known, wrong) = (0, new List<string>());
        await using var connection = await patient.Engine.OpenKeeper(ct);
        await foreach (var file in KeptFile.All(connection, ct))
        {
            known++;
            onDisk.Remove(file.Place);
            if (!await IsRight(Path.Combine(folder, file.Place), file, patient.Deep, ct))
            {
                wrong.Add(file.Place);
            }
        }

        return wrong.Count > 0
            ? Finding.Failure($"{wrong.Count} of {known} files are missing or not what was uploaded, such as files/{wrong[0]}.", "Bring them back from a backup: tar -xf BACKUP files/….")
            : onDisk.Count > 0
                ? Finding.Warning($"All {known} files are there; {onDisk.Count} more lie beside them that no row names.", "They are left from broken uploads and do no harm.")
                : Finding.Ok($"All {known} files are there{(patient.Deep ? ", byte for byte" : "")}.");
    }

    private static async Task<bool> IsRight(string path, KeptFile file, bool deep, CancellationToken ct)
    {
        var info = new FileInfo(path);
        if (!info.Exists || info.Length != file.Size || !deep)
        {
            return info.Exists && info.Length == file.Size;
        }

        await using var bytes = info.OpenRead();
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, ct)) == file.Sha256;
    }
}
