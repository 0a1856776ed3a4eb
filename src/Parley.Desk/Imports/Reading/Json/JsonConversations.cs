using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Unicode;
using Parley.Platform.Work;

namespace Parley.Desk.Imports.Reading.Json;

/// <summary>Reads JSON Lines, a conversation each (docs/guide/import.md).</summary>
public sealed class JsonConversations(Stream content, ImportFrame frame) : IRowReader
{
    private const int MostUnknown = 20;

    private readonly HashSet<string> _unknown = [];

    public IReadOnlyList<string> Notices => _unknown.Count == 0 ? [] : [$"Left out, for they mean nothing here: {string.Join(", ", _unknown)}"];

    public async IAsyncEnumerable<ReadRow> Read([EnumeratorCancellation] CancellationToken ct)
    {
        var lines = new ByteLines(content);
        while (await lines.Next(ct) is { } line)
        {
            if (!line.IsWhole)
            {
                yield return lines.BrokeOff
                    ? ReadRow.Rejected(line.Number, "", "broken_off", "The packed file breaks off here: there was more. Take a whole copy and import it again.")
                    : ReadRow.Rejected(line.Number, "", "too_long", $"This line has more than {ByteLines.Max / 1024 / 1024} MB.");
            }
            else if (!IsBlank(line.Bytes.Span))
            {
                yield return Row(line.Number, WithoutMark(line));
            }
        }
    }

    private ReadRow Row(long number, ReadOnlyMemory<byte> json)
    {
        if (!Utf8.IsValid(json.Span))
        {
            return ReadRow.Rejected(number, "", "invalid_utf8", "This line is not UTF-8.");
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return ReadRow.Rejected(number, "", "wrong_type", "A conversation is a JSON object.");
            }

            var check = new Checks();
            var fields = new JsonFields(document.RootElement, "", check);
            var row = JsonConversation.Read(number, SHA256.HashData(json.Span), fields, frame, check, Note);
            return check.Errors.Count > 0 ? new ReadRow(number, null, check.Errors) : new ReadRow(number, row, []);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair where no field is read: in a name, in a list.
            return ReadRow.Rejected(number, "", "invalid_text", "This holds characters that cannot be stored.");
        }
        catch (JsonException error)
        {
            return ReadRow.Rejected(number, "", "malformed_json", $"This is no JSON: after {error.BytePositionInLine:N0} bytes something else was expected.");
        }
    }

    private void Note(JsonFields fields)
    {
        if (_unknown.Count < MostUnknown)
        {
            _unknown.UnionWith(fields.Unknown.Select(fields.At).Take(MostUnknown));
        }
    }

    private static ReadOnlyMemory<byte> WithoutMark(ByteLine line) => line.Number == 1 && line.Bytes.Span.StartsWith("\uFEFF"u8) ? line.Bytes[3..] : line.Bytes;

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.IndexOfAnyExcept((byte)' ', (byte)'\t', (byte)'\r') < 0;
}
