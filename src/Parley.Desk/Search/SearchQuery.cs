using System.Text;
using Parley.Desk.Search.Language;

namespace Parley.Desk.Search;

/// <summary>What the text index is asked: all of these parts must hold. They are of words alone, and at least one is to be found.</summary>
internal sealed record SearchQuery(IReadOnlyList<QueryNode> Parts)
{
    /// <summary>Whether an index can find it: what is only refused is everywhere.</summary>
    public static bool CanFind(QueryNode node) => node switch
    {
        SearchTerm => true,
        AnyOf any => any.Parts.All(CanFind),
        AllOf all => all.Parts.Any(CanFind) && all.Parts.All(CanRefuseOrFind),
        _ => false,
    };

    /// <summary>Whether it can stand beside what is found.</summary>
    public static bool CanRefuseOrFind(QueryNode node) => CanFind(node) || node is NoneOf { Part: SearchTerm };

    /// <summary>As an FTS5 expression.</summary>
    public string ForSqlite() => FtsAll(Parts);

    /// <summary>As a tsquery.</summary>
    public string ForPostgres() => string.Join(" & ", Parts.Select(TsQuery));

    /// <summary>As a condition on SQLite's search text, which holds a ticket's tokens with one blank between them, and its values.</summary>
    public (string Condition, object[] Values) ForText()
    {
        var values = new List<object>();
        var conditions = Parts.Select(part => OnText(part, values)).ToList();
        return (string.Join(" and ", conditions), [.. values]);
    }

    private static string FtsAll(IReadOnlyList<QueryNode> parts)
    {
        var found = string.Join(" AND ", parts.Where(p => p is not NoneOf).Select(Fts));
        var refused = string.Concat(parts.OfType<NoneOf>().Select(p => $" NOT {Fts(p.Part)}"));
        return $"({found}){refused}";
    }

    // A token holds letters, digits and symbols only: nothing that either syntax would read.
    private static string Fts(QueryNode node) => node switch
    {
        SearchTerm term => $"\"{string.Join(' ', term.Tokens)}\"{(term.Beginning ? "*" : "")}",
        AnyOf any => $"({string.Join(" OR ", any.Parts.Select(Fts))})",
        AllOf all => $"({FtsAll(all.Parts)})",
        _ => throw new InvalidOperationException("FTS5 finds nothing by what is refused."),
    };

    private static string TsQuery(QueryNode node) => node switch
    {
        NoneOf none => $"!{TsQuery(none.Part)}",
        AnyOf any => $"({string.Join(" | ", any.Parts.Select(TsQuery))})",
        AllOf all => $"({string.Join(" & ", all.Parts.Select(TsQuery))})",
        SearchTerm term => TsPhrase(term),
        _ => throw new InvalidOperationException("Fields are not in the text index."),
    };

    private static string TsPhrase(SearchTerm term)
    {
        var query = new StringBuilder("(");
        for (var i = 0; i < term.Tokens.Count; i++)
        {
            query.Append(i > 0 ? " <-> " : "").Append('\'').Append(term.Tokens[i]).Append('\'').Append(term.Beginning && i == term.Tokens.Count - 1 ? ":*" : "");
        }

        return query.Append(')').ToString();
    }

    private static string OnText(QueryNode node, List<object> values)
    {
        switch (node)
        {
            case SearchTerm term:
                values.Add($" {string.Join(' ', term.Tokens)}{(term.Beginning ? "" : " ")}");
                return $"instr(' ' || text || ' ', {{{values.Count - 1}}}) > 0";
            case NoneOf none:
                return $"not ({OnText(none.Part, values)})";
            default:
                return $"({string.Join(node is AnyOf ? " or " : " and ", node.Inside.Select(part => OnText(part, values)).ToList())})";
        }
    }
}
