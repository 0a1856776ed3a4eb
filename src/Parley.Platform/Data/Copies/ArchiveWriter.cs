using System.Formats.Tar;

namespace Parley.Platform.Data.Copies;

/// <summary>Writes the pieces of a backup and keeps a list of them.</summary>
public sealed class ArchiveWriter(TarWriter tar, DateTimeOffset at, ICopyProgress progress)
{
    private readonly List<ArchiveEntry> _entries = [];

    public IReadOnlyList<ArchiveEntry> Entries => _entries;

    /// <param name="content">A stream that knows its length.</param>
    public async Task<ArchiveEntry> Add(string name, Stream content, CancellationToken ct)
    {
        await using var hashed = new HashingStream(content, progress);
        await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = hashed, ModificationTime = at }, ct);
        var entry = hashed.Entry(name);
        _entries.Add(entry);
        return entry;
    }
}
