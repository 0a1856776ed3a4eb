using Parley.Platform.Data.Copies;

namespace Parley.Server.Operations.Backups;

/// <summary>The first piece of a backup: what must fit before anything else is read.</summary>
/// <param name="Product">The version of Parley that made it.</param>
/// <param name="Engine">The only engine that it can be restored on.</param>
internal sealed record BackupHeader(
    int Format, string Product, string Engine, DateTimeOffset CreatedAt, IReadOnlyList<string> Migrations, IReadOnlyList<TableShape> Tables)
{
    public const string Entry = "backup.json";
    public const int ThisFormat = 1;
}

/// <summary>The last piece, and so the proof that the backup is whole.</summary>
/// <param name="Entries">All pieces before it, in order.</param>
/// <param name="MissingFiles">Files that the database knows and the disk did not have.</param>
/// <param name="DamagedFiles">Files whose bytes were not those that were uploaded; they are in the backup as they lay there.</param>
internal sealed record BackupManifest(
    IReadOnlyList<ArchiveEntry> Entries, DatabaseSums Database, IReadOnlyList<string> MissingFiles, IReadOnlyList<string> DamagedFiles)
{
    public const string Entry = "manifest.json";
}
