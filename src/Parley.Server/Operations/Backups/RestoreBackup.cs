using System.Data.Common;
using System.IO.Compression;
using Parley.Platform;
using Parley.Platform.Data;
using Parley.Platform.Data.Copies;
using Parley.Server.Hosting;

namespace Parley.Server.Operations.Backups;

/// <param name="Product">The version that made the backup.</param>
/// <param name="Migrated">Steps taken after the restore, because the backup was older.</param>
/// <param name="MissingFiles">Files that were missing when the backup was made.</param>
internal sealed record RestoreReport(
    DateTimeOffset CreatedAt, string Product, long Rows, int Files, IReadOnlyList<string> Migrated, IReadOnlyList<string> MissingFiles, double Seconds);

/// <summary>Brings a backup back into an empty place, and compares every row and file before anybody sees them.</summary>
internal sealed class RestoreBackup(Engine engine, Migrator migrator, Settings settings, TimeProvider clock)
{
    public async Task<RestoreReport> Run(string path, ICopyProgress progress, CancellationToken ct)
    {
        var started = clock.GetTimestamp();
        await using var file = File.OpenRead(path);
        var compressed = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        await using Stream plain = compressed ? new GZipStream(file, CompressionMode.Decompress) : new BufferedStream(file, 1024 * 1024);
        progress.Start("Reading the backup", compressed ? 0 : file.Length);
        using var backup = new BackupReader(plain, progress);
        var header = await backup.Header(ct);
        RefuseUnfit(header);
        await using var place = await engine.OpenRestore(migrator, header.Migrations, header.Tables, ct);
        using var files = new FileStore(settings);
        var manifest = await Load(backup, place, files, progress, ct);
        files.Publish();
        await place.Show(clock.Now(), ct);
        files.Keep();
        var migrated = await migrator.Migrate(ct);
        var seconds = Math.Round(clock.GetElapsedTime(started).TotalSeconds, 1);
        return new RestoreReport(
            header.CreatedAt, header.Product, manifest.Database.Tables.Sum(t => t.Rows), backup.Files, migrated, manifest.MissingFiles, seconds);
    }

    private void RefuseUnfit(BackupHeader header)
    {
        if (header.Engine != engine.Name)
        {
            throw new CopyRefusedException(
                $"This backup was made on {header.Engine} and can only be restored on {header.Engine}; PARLEY_DATABASE names a database of {engine.Name}.");
        }

        if (header.Migrations.Except(migrator.Known).ToList() is [var unknown, ..])
        {
            throw new CopyRefusedException($"This backup was made by a newer Parley ({header.Product}, which has {unknown}). Restore it with that version.");
        }
    }

    private static async Task<BackupManifest> Load(BackupReader backup, RestorePlace place, FileStore files, ICopyProgress progress, CancellationToken ct)
    {
        try
        {
            var manifest = await backup.Each(
                async (name, content) =>
                {
                    if (!await place.Load(name, content, ct) && !await files.Unpack(name, content, ct))
                    {
                        throw new CopyRefusedException($"The backup is damaged: {name} does not belong into it.");
                    }
                },
                ct);
            progress.Start("Comparing every row", 0);
            var restored = await place.Finish(manifest.Database.Sequences, ct);
            return restored.DifferencesTo(manifest.Database) is [var first, ..]
                ? throw new CopyRefusedException($"The backup is damaged: {first} is not what was written.")
                : manifest;
        }
        catch (DbException error) when (place.MeansDamage(error))
        {
            throw new CopyRefusedException($"The backup is damaged: {error.Message}", error);
        }
    }
}
