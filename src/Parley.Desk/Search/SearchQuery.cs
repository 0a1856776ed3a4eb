using System.Text;
using Parley.Platform.Work;

namespace Parley.Desk.Search;

/// <summary>What is looked for: every term must be there, and none of the refused ones.</summary>
internal sealed record SearchQuery(IReadOnlyList<SearchTerm> Terms)
{
    public const int MaxLength = 300;

    /// <summary>Reads words, "phrases", -not and a word's beginning*. A wrong query says where it is wrong.</summary>
    public static Result<SearchQuery> Parse(string text)
    {
        if (text.Length > MaxLength)
        {
            return Wrong("too_long", $"A search has at most {MaxLength} characters.");
        }

        if (!Checks.IsStorable(text))
        {
            return Wrong("invalid_text", "This holds characters that stand in no text.");
        }

        var terms = new List<SearchTerm>();
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var refused = text[at] == '-';
            var start = refused ? at + 1 : at;
            var quoted = start < text.Length && text[start] == '"';
            var end = quoted ? text.IndexOf('"', start + 1) : EndOfWord(text, start);
            if (end < 0)
            {
                return Wrong("invalid_query", $"The phrase that begins at character {start + 1} has no closing quote.");
            }

            var words = text[(quoted ? start + 1 : start)..end];
            var tokens = Tokens.Of(words);
            if (tokens.Count > 0)
            {
                terms.Add(new SearchTerm(tokens, refused, !quoted && words.EndsWith('*')));
            }

            at = quoted ? end + 1 : end;
        }

        return terms.Any(t => !t.Refused)
            ? new SearchQuery(terms)
            : Wrong("invalid_query", "Name at least one word that is to be found.");
    }

    /// <summary>As an FTS5 expression.</summary>
    public string ForSqlite()
    {
        var found = string.Join(" AND ", Terms.Where(t => !t.Refused).Select(Fts));
        var refused = string.Concat(Terms.Where(t => t.Refused).Select(t => $" NOT {Fts(t)}"));
        return $"({found}){refused}";
    }

    /// <summary>As a tsquery.</summary>
    public string ForPostgres() => string.Join(" & ", Terms.Select(t => (t.Refused ? "!" : "") + TsQuery(t)));

    /// <summary>As a condition on SQLite's search text, which holds a ticket's tokens with one blank between them, and its values.</summary>
    public (string Condition, object[] Values) ForText()
    {
        var conditions = Terms.Select((term, i) => $"instr(' ' || text || ' ', {{{i}}}) {(term.Refused ? "=" : ">")} 0");
        return (string.Join(" and ", conditions), [.. Terms.Select(t => $" {string.Join(' ', t.Tokens)}{(t.Beginning ? "" : " ")}")]);
    }

    private static int EndOfWord(string text, int from)
    {
        while (from < text.Length && !char.IsWhiteSpace(text[from]) && text[from] != '"')
        {
            from++;
        }

        return from;
    }

    // A token holds letters, digits and symbols only: nothing that either syntax would read.
    private static string Fts(SearchTerm term) => $"\"{string.Join(' ', term.Tokens)}\"{(term.Beginning ? "*" : "")}";

    private static string TsQuery(SearchTerm term)
    {
        var query = new StringBuilder("(");
        for (var i = 0; i < term.Tokens.Count; i++)
        {
            query.Append(i > 0 ? " <-> " : "").Append('\'').Append(term.Tokens[i]).Append('\'').Append(term.Beginning && i == term.Tokens.Count - 1 ? ":*" : "");
        }

        return query.Append(')').ToString();
    }

    private static Refusal Wrong(string code, string message) => Refusal.Invalid("/q", code, message);
}

/// <param name="Tokens">Next to each other, in this order.</param>
/// <param name="Beginning">The last token is only the beginning of a word.</param>
internal sealed record SearchTerm(IReadOnlyList<string> Tokens, bool Refused, bool Beginning);
