namespace Parley.Desk.Imports.Reading.Csv;

internal static class Delimiters
{
    public const string Named = "a comma, a semicolon, a tab or a bar (, ; tab |)";

    private const int Looked = 64 * 1024;

    private static readonly char[] Known = [',', ';', '\t', '|'];

    /// <summary>Null: this is none.</summary>
    public static char? Read(string text) => text.ToLowerInvariant() switch
    {
        "tab" or "\\t" => '\t',
        { Length: 1 } one when Known.Contains(one[0]) => one[0],
        _ => null,
    };

    /// <summary>The one that the first line has most of, outside of quotes.</summary>
    public static async Task<char> Recognise(TextReader text, CancellationToken ct)
    {
        var head = new char[Looked];
        var count = await text.ReadBlockAsync(head, ct);
        var counts = Known.ToDictionary(c => c, _ => 0);
        var quoted = false;
        foreach (var c in head.AsSpan(0, count).ToString().TrimStart('\r', '\n'))
        {
            quoted ^= c == '"';
            if (c is '\r' or '\n' && !quoted)
            {
                break;
            }

            if (!quoted && counts.TryGetValue(c, out var seen))
            {
                counts[c] = seen + 1;
            }
        }

        return counts.MaxBy(c => c.Value).Key;
    }
}
