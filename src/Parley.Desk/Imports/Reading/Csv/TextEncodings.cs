using System.Text;

namespace Parley.Desk.Imports.Reading.Csv;

/// <summary>How a text's bytes are to be read.</summary>
/// <param name="Guessed">Nothing in the file says so: a person should look whether it reads well.</param>
internal sealed record TextEncoding(Encoding Encoding, bool Guessed)
{
    public string Name => Encoding.WebName;
}

/// <summary>Recognises the encoding of a text: by its mark, as UTF-8 if all of it is, else as Windows writes it in the west.</summary>
internal static class TextEncodings
{
    /// <summary>Stands where bytes mean nothing in the encoding; no text holds it, for it is no character.</summary>
    public const char Unreadable = '\uFFFE';

    private const string Western = "windows-1252";

    /// <summary>Null: there is no such encoding.</summary>
    public static Encoding? Named(string name)
    {
        try
        {
            return Marking(CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Reads all of it, if need be.</summary>
    public static async Task<TextEncoding> Recognise(Stream content, CancellationToken ct)
    {
        var buffer = new byte[64 * 1024];
        var count = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
        if (ByMark(buffer.AsSpan(0, count)) is { } marked)
        {
            return marked;
        }

        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        try
        {
            while (count > 0)
            {
                decoder.GetCharCount(buffer, 0, count, flush: false);
                decoder.GetChars(buffer, 0, count, new char[buffer.Length], 0, flush: false);
                count = await content.ReadAsync(buffer, ct);
            }

            return new TextEncoding(Marking(Encoding.UTF8), Guessed: false);
        }
        catch (DecoderFallbackException)
        {
            return new TextEncoding(Named(Western)!, Guessed: true); // it is there
        }
        catch (InvalidDataException)
        {
            // It breaks off: that is said where it is read for good.
            return new TextEncoding(Marking(Encoding.UTF8), Guessed: false);
        }
    }

    private static TextEncoding? ByMark(ReadOnlySpan<byte> head)
    {
        var marked = head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? Encoding.Unicode
            : head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? Encoding.BigEndianUnicode
            : head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? Encoding.UTF8
            : null;
        if (marked is not null)
        {
            return new TextEncoding(Marking(marked), Guessed: false);
        }

        // Of western text in UTF-16 every other byte is nought; in no other text is any.
        return Noughts(head, 1) ? new TextEncoding(Marking(Encoding.Unicode), Guessed: true)
            : Noughts(head, 0) ? new TextEncoding(Marking(Encoding.BigEndianUnicode), Guessed: true)
            : null;
    }

    private static bool Noughts(ReadOnlySpan<byte> head, int from)
    {
        var (noughts, looked) = (0, 0);
        for (var i = from; i < Math.Min(head.Length, 1000); i += 2, looked++)
        {
            noughts += head[i] == 0 ? 1 : 0;
        }

        return looked > 1 && noughts > 0.7 * looked;
    }

    private static Encoding Marking(Encoding encoding)
    {
        var marking = (Encoding)encoding.Clone();
        marking.DecoderFallback = new DecoderReplacementFallback($"{Unreadable}");
        return marking;
    }
}
