using System.Globalization;
using System.Text;

namespace Parley.Platform.Data;

/// <summary>Words with their places in a text, as PostgreSQL's type <c>tsvector</c> keeps them.</summary>
public sealed class TsVector
{
    // PostgreSQL's own limits: what stands further behind is found, but not as a part of a phrase.
    private const int LastPlace = 16_383;
    private const int MostPlaces = 255;

    private readonly Dictionary<string, (int First, int Last, int Count)> _lexemes;
    private readonly int[] _next;
    private readonly IReadOnlyList<string> _marks;

    private TsVector(Dictionary<string, (int First, int Last, int Count)> lexemes, int[] next, IReadOnlyList<string> marks) =>
        (_lexemes, _next, _marks) = (lexemes, next, marks);

    /// <summary>How many different words there are.</summary>
    public int Count => _lexemes.Count + _marks.Count;

    /// <param name="tokens">In their order; letters, digits and symbols only.</param>
    /// <param name="marks">Words without a place, none of them a token; no quotes.</param>
    public static TsVector Of(IReadOnlyList<string> tokens, IReadOnlyList<string> marks)
    {
        var lexemes = new Dictionary<string, (int First, int Last, int Count)>(tokens.Count);
        var next = new int[tokens.Count];
        for (var i = 0; i < tokens.Count; i++)
        {
            var known = lexemes.GetValueOrDefault(tokens[i]);
            if (known.Count == 0)
            {
                lexemes.Add(tokens[i], (i, i, 1));
            }
            else if (i < LastPlace && known.Count < MostPlaces)
            {
                next[known.Last] = i;
                lexemes[tokens[i]] = (known.First, i, known.Count + 1);
            }
        }

        return new TsVector(lexemes, next, marks);
    }

    /// <summary>Calls for every word and how many places it has, and for each of those.</summary>
    public void Each(Action<string, int> word, Action<int> place)
    {
        foreach (var mark in _marks)
        {
            word(mark, 0);
        }

        foreach (var (lexeme, (first, _, count)) in _lexemes)
        {
            word(lexeme, count);
            for (var (i, at) = (0, first); i < count; i++, at = _next[at])
            {
                place(Math.Min(at + 1, LastPlace));
            }
        }
    }

    /// <summary>As a literal of the type.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Each(
            (word, places) => text.Append(text.Length > 0 ? " '" : "'").Append(word).Append(places > 0 ? "':" : "'"),
            place => text.Append(text[^1] == ':' ? "" : ",").Append(CultureInfo.InvariantCulture, $"{place}"));
        return text.ToString();
    }
}
