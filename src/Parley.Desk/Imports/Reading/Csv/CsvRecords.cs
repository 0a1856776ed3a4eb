using System.Text;

namespace Parley.Desk.Imports.Reading.Csv;

/// <summary>
/// Cuts text into records (RFC 4180: fields may be quoted, and hold line ends then). A record that is broken costs only its first line: reading goes on
/// behind that, so that a lone quote does not swallow the rest of the file (docs/decisions/0008).
/// </summary>
internal sealed class CsvRecords(TextReader text, char delimiter)
{
    /// <summary>Characters; a message may have 100,000.</summary>
    public const int MaxRecord = 512 * 1024;

    private readonly StringBuilder _field = new();
    private char[] _buffer = new char[16 * 1024];
    private int _start;
    private int _end;
    private long _line = 1;
    private bool _over;
    private bool _brokeOff;

    /// <summary>The fields that a record may have at most; more are a fault.</summary>
    public int Columns { get; set; } = int.MaxValue;

    /// <summary>Null at the end. Empty lines are passed over.</summary>
    public async ValueTask<CsvRecord?> Next(CancellationToken ct)
    {
        while (true)
        {
            var (fields, length, fault) = await Parse(ct);
            if (fields is null && fault is null)
            {
                return TakeBreak();
            }

            var line = _line;
            if (fault is not null)
            {
                await SkipLine(ct);
                return new CsvRecord(line, [], fault);
            }

            Advance(length);
            if (fields is not [""])
            {
                return new CsvRecord(line, fields!, null); // no fault, so fields
            }
        }
    }

    private CsvRecord? TakeBreak()
    {
        if (!_brokeOff)
        {
            return null;
        }

        _brokeOff = false;
        return new CsvRecord(_line, [], CsvFault.BrokeOff);
    }

    /// <summary>The record at the start of the buffer and its length with its line end; without fields and fault: there is none.</summary>
    private async ValueTask<(List<string>? Fields, int Length, CsvFault? Fault)> Parse(CancellationToken ct)
    {
        var fields = new List<string>();
        var at = 0;
        if (!await Has(at, ct))
        {
            return (null, 0, null);
        }

        while (true)
        {
            _field.Clear();
            if (await Has(at, ct) && Char(at) == '"')
            {
                var (next, fault) = await Quoted(at + 1, ct);
                if (fault is not null)
                {
                    return (null, 0, fault);
                }

                at = next;
            }
            else
            {
                while (await Has(at, ct) && !IsEnd(Char(at)))
                {
                    _field.Append(Char(at++));
                    if (at > MaxRecord)
                    {
                        return (null, 0, CsvFault.TooLong);
                    }
                }
            }

            fields.Add(_field.ToString());
            if (fields.Count > Columns)
            {
                return (null, 0, CsvFault.TooMany(Columns));
            }

            if (!await Has(at, ct))
            {
                return _brokeOff ? (null, 0, Broken()) : (fields, at, null);
            }

            if (Char(at) != delimiter)
            {
                return (fields, at + (Char(at) == '\r' && await Has(at + 1, ct) && Char(at + 1) == '\n' ? 2 : 1), null);
            }

            at++;
        }
    }

    // Tells of it with the record that is not whole.
    private CsvFault Broken()
    {
        _brokeOff = false;
        return CsvFault.BrokeOff;
    }

    /// <summary>Reads on behind an opening quote, up to what follows the closing one.</summary>
    private async ValueTask<(int Next, CsvFault? Fault)> Quoted(int at, CancellationToken ct)
    {
        while (at <= MaxRecord && await Has(at, ct))
        {
            if (Char(at) != '"')
            {
                _field.Append(Char(at++));
            }
            else if (await Has(at + 1, ct) && Char(at + 1) == '"')
            {
                _field.Append('"');
                at += 2;
            }
            else
            {
                at++;
                while (await Has(at, ct) && Char(at) == ' ')
                {
                    at++;
                }

                return !await Has(at, ct) || IsEnd(Char(at)) ? (at, null) : (at, CsvFault.AfterQuote);
            }
        }

        return (at, _brokeOff ? Broken() : CsvFault.Open);
    }

    private bool IsEnd(char c) => c == delimiter || c is '\r' or '\n';

    private char Char(int at) => _buffer[_start + at];

    private async ValueTask SkipLine(CancellationToken ct)
    {
        while (await Has(0, ct))
        {
            var at = _buffer.AsSpan(_start, _end - _start).IndexOfAny('\r', '\n');
            if (at < 0)
            {
                _start = _end;
                continue;
            }

            Advance(at + (Char(at) == '\r' && await Has(at + 1, ct) && Char(at + 1) == '\n' ? 2 : 1));
            return;
        }
    }

    private void Advance(int length)
    {
        var passed = _buffer.AsSpan(_start, length);
        _line += passed.Count('\n') + (passed.Count('\r') - passed.Count("\r\n"));
        _start += length;
    }

    /// <summary>Sees to it that the character is in the buffer; false: the text ends before it.</summary>
    private ValueTask<bool> Has(int at, CancellationToken ct) => _start + at < _end ? ValueTask.FromResult(true) : Fill(at, ct);

    private async ValueTask<bool> Fill(int at, CancellationToken ct)
    {
        while (_start + at >= _end && !_over)
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
                var count = await text.ReadAsync(_buffer.AsMemory(_end), ct);
                (_end, _over) = (_end + count, count == 0);
            }
            catch (InvalidDataException)
            {
                (_over, _brokeOff) = (true, true);
            }
        }

        return _start + at < _end;
    }
}
