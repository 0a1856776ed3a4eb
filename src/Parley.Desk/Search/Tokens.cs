using System.Buffers;
using System.Globalization;
using System.Text;

namespace Parley.Desk.Search;

/// <summary>
/// Cuts text into what can be found, the same way for both engines, so that they share one set of rules: letters and digits in lower case
/// without accents, each emoji and each ideograph for itself. Everything else only separates.
/// </summary>
internal static class Tokens
{
    // PostgreSQL takes lexemes below 2 KB; no word that a person looks for is longer than this.
    private const int MaxLength = 100;

    private static readonly SearchValues<char> AsciiWord = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    public static List<string> Of(string text) => Ascii.IsValid(text) ? OfAscii(text) : OfAny(text);

    // The same for most of what is written, at a tenth of the cost.
    private static List<string> OfAscii(string text)
    {
        var tokens = new List<string>();
        Span<char> lower = stackalloc char[MaxLength];
        for (var at = 0; at < text.Length;)
        {
            var rest = text.AsSpan(at);
            var skipped = rest.IndexOfAny(AsciiWord);
            if (skipped < 0)
            {
                break;
            }

            var length = rest[skipped..].IndexOfAnyExcept(AsciiWord) is var end && end < 0 ? rest.Length - skipped : end;
            var kept = Math.Min(length, MaxLength);
            Ascii.ToLower(rest.Slice(skipped, kept), lower, out _);
            tokens.Add(new string(lower[..kept]));
            at += skipped + length;
        }

        return tokens;
    }

    private static List<string> OfAny(string text)
    {
        var tokens = new List<string>();
        var word = new StringBuilder();
        // U+FFFE is no character, and normalising refuses it.
        foreach (var rune in text.Replace('\uFFFE', ' ').Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.NonSpacingMark:
                    break;
                case UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol when rune.Value > 0xFF:
                    Flush(word, tokens);
                    tokens.Add(rune.ToString());
                    break;
                case UnicodeCategory.OtherLetter when IsIdeograph(rune.Value):
                    Flush(word, tokens);
                    tokens.Add(rune.ToString());
                    break;
                default:
                    if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpacingCombiningMark)
                    {
                        word.Append(Rune.ToLowerInvariant(rune).ToString());
                    }
                    else
                    {
                        Flush(word, tokens);
                    }

                    break;
            }
        }

        Flush(word, tokens);
        return tokens;
    }

    private static void Flush(StringBuilder word, List<string> tokens)
    {
        if (word.Length > 0)
        {
            var length = Math.Min(word.Length, MaxLength);
            tokens.Add(word.ToString(0, char.IsHighSurrogate(word[length - 1]) ? length - 1 : length));
            word.Clear();
        }
    }

    // Scripts written without blanks between words: kana and Han.
    private static bool IsIdeograph(int rune) => rune is (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0x20000 and <= 0x323AF);
}
