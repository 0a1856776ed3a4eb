using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;
using Parley.Platform;
using Parley.Platform.Data;
using Parley.Platform.Data.Copies;
using Parley.Platform.Work;
using Parley.Server.Hosting;

namespace Parley.Server.Operations.Backups;

/// <param name="Bytes">Of the backup file.</param>
/// <param name="LeftOut">What of the data folder is in no backup.</param>
internal sealed record BackupReport(
    string Path, long Bytes, long Rows, int Files, IReadOnlyList<string> MissingFiles, IReadOnlyList<string> DamagedFiles, IReadOnlyList<string> LeftOut, double Seconds);

/// <summary>Writes one file with all of an installation while it serves: first the database as of one moment, then the files that it names.</summary>
internal sealed class MakeBackup(Engine engine, Settings settings, TimeProvider clock)
{
    /// <summary>Whoever finds a backup must not find the keys to its secrets with it.</summary>
    private static readonly string[] LeftOut = ["master.key", "keys/"];

    public async Task<BackupReport> Run(string path, ICopyProgress progress, CancellationToken ct)
    {
        path = Path.GetFullPath(path);
        if (Path.Exists(path))
        {
            throw new CopyRefusedException($"{path} is there already. Name another file; no backup is overwritten.");
        }

        var started = clock.GetTimestamp();
        var part = path + ".part";
        try
        {
            var (manifest, bytes) = await WriteFile(part, path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase), progress, ct);
            File.Move(part, path);
            var files = manifest.Entries.Count(e => e.Name.StartsWith(FileStore.Prefix, StringComparison.Ordinal));
            var seconds = Math.Round(clock.GetElapsedTime(started).TotalSeconds, 1);
            return new BackupReport(path, bytes, manifest.Database.Tables.Sum(t => t.Rows), files, manifest.MissingFiles, manifest.DamagedFiles, LeftOut, seconds);
        }
        catch (ArgumentOutOfRangeException error) when (error.TargetSite?.DeclaringType == typeof(RandomAccess))
        {
            // .NET's word for EFBIG.
            throw new CopyRefusedException($"The file system takes no file as large as {path} would be. Back up to another one, or compress it (.gz).", error);
        }
        finally
        {
            File.Delete(part);
        }
    }

    private async Task<(BackupManifest Manifest, long Bytes)> WriteFile(string part, bool compressed, ICopyProgress progress, CancellationToken ct)
    {
        await using var file = CopyFile.Create(part);
        BackupManifest manifest;
        await using (var packed = compressed ? new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true) : null)
        await using (var tar = new TarWriter(packed ?? (Stream)file, leaveOpen: true))
        {
            var archive = new ArchiveWriter(tar, clock.Now(), progress);
            manifest = await WriteContent(archive, part, progress, ct);
            await AddJson(archive, BackupManifest.Entry, manifest, ct);
        }

        file.Flush(flushToDisk: true);
        return (manifest, file.Length);
    }

    private async Task<BackupManifest> WriteContent(ArchiveWriter archive, string part, ICopyProgress progress, CancellationToken ct)
    {
        DatabaseSums sums;
        var kept = new List<KeptFile>();
        await using (var snapshot = await engine.OpenSnapshot(part + ".database", progress, ct))
        {
            if (snapshot.Tables.All(t => t.Name != "installation"))
            {
                throw new CopyRefusedException("The database is not at this version's schema. Run 'migrate' first.");
            }

            var migrations = await snapshot.Migrations(ct);
            var header = new BackupHeader(BackupHeader.ThisFormat, ProductVersion.Text, engine.Name, clock.Now(), migrations, snapshot.Tables);
            await AddJson(archive, BackupHeader.Entry, header, ct);
            sums = await snapshot.WriteTo(archive, progress, ct);
            await foreach (var file in KeptFile.All(snapshot.Connection, ct))
            {
                kept.Add(file);
            }
        }

        var (missing, damaged) = await new FileStore(settings).Pack(kept, archive, progress, ct);
        return new BackupManifest([.. archive.Entries], sums, missing, damaged);
    }

    private static async Task AddJson<T>(ArchiveWriter archive, string name, T value, CancellationToken ct)
    {
        using var json = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(value, PublicJson.Options));
        await archive.Add(name, json, ct);
    }
}
