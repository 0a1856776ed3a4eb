namespace Parley.Desk.Imports.Reading;

/// <param name="Number">From 1.</param>
/// <param name="Bytes">Without the line's end; good until the next one is read.</param>
/// <param name="IsWhole">False: the line is longer than <see cref="ByteLines.Max"/>, or packed data breaks off in it.</param>
internal readonly record struct ByteLine(long Number, ReadOnlyMemory<byte> Bytes, bool IsWhole);

/// <summary>Cuts a stream into lines, and never holds more than one of them.</summary>
internal sealed class ByteLines(Stream content)
{
    /// <summary>A thousand long messages fit.</summary>
    public const int Max = 8 * 1024 * 1024;

    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private bool _over;
    private long _number;
    private bool _owesBreak;

    /// <summary>Whether packed data broke off, so that there was more.</summary>
    public bool BrokeOff { get; private set; }

    /// <summary>Null at the end.</summary>
    public async ValueTask<ByteLine?> Next(CancellationToken ct)
    {
        var looked = 0;
        while (true)
        {
            var at = _buffer.AsSpan(_start + looked, _end - _start - looked).IndexOf((byte)'\n');
            if (at >= 0)
            {
                return Take(looked + at, 1, isWhole: true);
            }

            looked = _end - _start;
            if (_over)
            {
                return looked == 0 && !_owesBreak ? null : Last(looked);
            }

            if (looked > Max)
            {
                return await Skip(ct);
            }

            await Fill(ct);
        }
    }

    private ByteLine Take(int length, int ending, bool isWhole)
    {
        var line = _buffer.AsMemory(_start, length);
        _start += length + ending;
        return new ByteLine(++_number, line.Length > 0 && line.Span[^1] == '\r' ? line[..^1] : line, isWhole);
    }

    private ByteLine Last(int length)
    {
        _owesBreak = false;
        return Take(length, 0, isWhole: !BrokeOff);
    }

    private async ValueTask<ByteLine> Skip(CancellationToken ct)
    {
        while (true)
        {
            var at = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            if (at >= 0 || _over)
            {
                _start = at >= 0 ? _start + at + 1 : _end;
                return new ByteLine(++_number, default, IsWhole: false);
            }

            _start = _end;
            await Fill(ct);
        }
    }

    private async ValueTask Fill(CancellationToken ct)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        }

        try
        {
            var count = await content.ReadAsync(_buffer.AsMemory(_end), ct);
            (_end, _over) = (_end + count, count == 0);
        }
        catch (InvalidDataException)
        {
            (_over, BrokeOff, _owesBreak) = (true, true, true);
        }
    }
}
