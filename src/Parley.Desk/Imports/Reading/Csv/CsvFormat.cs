using Parley.Platform.Work;

namespace Parley.Desk.Imports.Reading.Csv;

/// <summary>Encoding and delimiter of a CSV file: as they are named, else as they are recognised.</summary>
internal static class CsvFormat
{
    /// <param name="again">Whether the file can be opened more than once; a pipe cannot, and is taken for UTF-8 with commas unless it is said otherwise.</param>
    public static async Task<Result<(TextEncoding Encoding, char Delimiter)>> Of(Func<Stream> open, bool again, ImportSettings settings, CancellationToken ct)
    {
        TextEncoding encoding;
        if (settings.Encoding is { } name)
        {
            if (TextEncodings.Named(name) is not { } named)
            {
                return Refusal.Invalid("/encoding", "unknown_encoding", $"There is no encoding '{name}'. Some are utf-8, utf-16, windows-1252, iso-8859-15.");
            }

            encoding = new TextEncoding(named, Guessed: false);
        }
        else
        {
            await using var bytes = again ? await ImportBytes.Open(open(), ct) : null;
            encoding = await TextEncodings.Recognise(bytes?.Content ?? Stream.Null, ct);
        }

        if (settings.Delimiter is { } given)
        {
            return Delimiters.Read(given) is { } delimiter
                ? (encoding, delimiter)
                : Refusal.Invalid("/delimiter", "unknown_delimiter", $"A delimiter is {Delimiters.Named}.");
        }

        if (!again)
        {
            return (encoding, ',');
        }

        await using var head = await ImportBytes.Open(open(), ct);
        using var text = new StreamReader(head.Content, encoding.Encoding, detectEncodingFromByteOrderMarks: true);
        return (encoding, await Delimiters.Recognise(text, ct));
    }
}
