using System.Formats.Tar;
using System.Text.Json;
using System.Text.Json.Nodes;
using Parley.Platform.Data.Copies;
using Parley.Platform.Work;

namespace Parley.Server.Operations.Backups;

/// <summary>Reads a backup once, from its first byte to its last, and knows at the end whether all of it is what was written.</summary>
internal sealed class BackupReader(Stream stream, ICopyProgress progress) : IDisposable
{
    private readonly TarReader _tar = new(stream, leaveOpen: true);
    private readonly List<ArchiveEntry> _read = [];

    public int Files => _read.Count(e => e.Name.StartsWith(FileStore.Prefix, StringComparison.Ordinal));

    public async Task<BackupHeader> Header(CancellationToken ct)
    {
        byte[]? json = null;
        try
        {
            await Next(BackupHeader.Entry, async (_, content) => json = await ReadAll(content, ct), ct);
        }
        catch (CopyRefusedException error)
        {
            throw new CopyRefusedException("This is no backup of Parley's, or its beginning is damaged.", error);
        }

        var format = json is null ? 0 : Parse(() => JsonNode.Parse(json)?["format"]?.GetValue<int>()) ?? 0;
        return format switch
        {
            0 => throw new CopyRefusedException("This is no backup of Parley's, or its beginning is damaged."),
            > BackupHeader.ThisFormat => throw new CopyRefusedException("This backup was made by a newer Parley, in a form that this version cannot read."),
            _ => Parse(() => JsonSerializer.Deserialize<BackupHeader>(json, PublicJson.Options)) ?? throw Damaged("its first piece is empty"),
        };
    }

    /// <summary>Gives out the pieces and answers the manifest, which must name exactly these.</summary>
    public async Task<BackupManifest> Each(Func<string, Stream, Task> piece, CancellationToken ct)
    {
        byte[]? json = null;
        while (json is null)
        {
            var more = await Next(
                null,
                async (name, content) =>
                {
                    if (name == BackupManifest.Entry)
                    {
                        json = await ReadAll(content, ct);
                    }
                    else
                    {
                        await piece(name, content);
                    }
                },
                ct);
            if (!more)
            {
                throw Damaged("it ends before its end");
            }
        }

        var manifest = Parse(() => JsonSerializer.Deserialize<BackupManifest>(json, PublicJson.Options)) ?? throw Damaged("its last piece is empty");
        var read = _read.SkipLast(1).ToList();
        return read.SequenceEqual(manifest.Entries)
            ? manifest
            : throw Damaged($"{read.Except(manifest.Entries).Concat(manifest.Entries.Except(read)).First().Name} is not what was written");
    }

    public void Dispose() => _tar.Dispose();

    private async Task<bool> Next(string? wanted, Func<string, Stream, Task> piece, CancellationToken ct)
    {
        try
        {
            var entry = await _tar.GetNextEntryAsync(copyData: false, ct);
            if (entry is null || (wanted ?? entry.Name) != entry.Name)
            {
                return false;
            }

            await using var content = new HashingStream(entry.DataStream ?? Stream.Null, progress);
            await piece(entry.Name, content);
            await content.CopyToAsync(Stream.Null, ct);
            _read.Add(content.Entry(entry.Name));
            return true;
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or FormatException or ArgumentException or OverflowException)
        {
            throw Damaged(error.Message, error);
        }
    }

    private static async Task<byte[]> ReadAll(Stream content, CancellationToken ct)
    {
        using var all = new MemoryStream();
        await content.CopyToAsync(all, ct);
        return all.ToArray();
    }

    private static T? Parse<T>(Func<T?> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            throw Damaged("its description cannot be read", error);
        }
    }

    private static CopyRefusedException Damaged(string why, Exception? error = null) => new($"The backup is damaged: {why.TrimEnd('.')}.", error);
}
