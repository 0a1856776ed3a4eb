using System.IO.Compression;

namespace Parley.Desk.Imports.Reading;

/// <summary>A file's bytes, unpacked if they are gzip, with a count of how far it has been read.</summary>
public sealed class ImportBytes : IAsyncDisposable
{
    private static readonly byte[] Gzip = [0x1F, 0x8B];

    private readonly Counted _raw;

    private ImportBytes(Counted raw, Stream content, long? total) => (_raw, Content, Total) = (raw, content, total);

    public Stream Content { get; }

    /// <summary>Bytes read of the file as it lies on the disk.</summary>
    public long Read => _raw.Passed;

    /// <summary>Null: it is not known, as of a pipe.</summary>
    public long? Total { get; }

    /// <param name="file">Ends with the result.</param>
    public static async Task<ImportBytes> Open(Stream file, CancellationToken ct)
    {
        var head = new byte[Gzip.Length];
        var length = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct);
        var raw = new Counted(file, head[..length]);
        Stream content = head.AsSpan(0, length).SequenceEqual(Gzip) ? new GZipStream(raw, CompressionMode.Decompress) : raw;
        return new ImportBytes(raw, content, file.CanSeek ? file.Length : null);
    }

    public async ValueTask DisposeAsync()
    {
        await Content.DisposeAsync();
        await _raw.DisposeAsync();
    }

    /// <summary>Gives back what was read ahead, then the rest, and counts. Small pieces, so that the count is fine.</summary>
    private sealed class Counted(Stream rest, byte[] head) : Stream
    {
        private const int Piece = 4096;

        private int _given;

        public long Passed { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var piece = buffer[..Math.Min(Piece, buffer.Length)];
            var count = FromHead(piece.Span);
            return Count(count > 0 ? count : await rest.ReadAsync(piece, cancellationToken));
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override async ValueTask DisposeAsync()
        {
            await rest.DisposeAsync();
            await base.DisposeAsync();
        }

        private int FromHead(Span<byte> piece)
        {
            var count = Math.Min(head.Length - _given, piece.Length);
            head.AsSpan(_given, count).CopyTo(piece);
            _given += count;
            return count;
        }

        private int Count(int count)
        {
            Passed += count;
            return count;
        }
    }
}
