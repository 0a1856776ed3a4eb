using Parley.Desk.Search;
using Parley.Desk.Search.Language;

namespace Parley.Desk.Tests.Search.Language;

internal static class QueryTrees
{
    /// <summary>What the index is asked by a query of words that is one branch.</summary>
    public static SearchQuery Words(string text) => new(QueryBranch.Of(TicketQuery.Read(text).Value)!.Single().Words);

    /// <summary>Whether two trees say the same, wherever they were read from.</summary>
    public static bool AreSame(QueryNode a, QueryNode b) => (a, b) switch
    {
        (SearchTerm x, SearchTerm y) => x.Beginning == y.Beginning && x.Tokens.SequenceEqual(y.Tokens),
        (FieldTest x, FieldTest y) => x.Field == y.Field && x.Comparison == y.Comparison && x.Values.Select(v => v.Text).SequenceEqual(y.Values.Select(v => v.Text)),
        _ => a.GetType() == b.GetType() && a.Inside.Count == b.Inside.Count && a.Inside.Zip(b.Inside).All(pair => AreSame(pair.First, pair.Second)),
    };

    /// <summary>Any tree, of words and fields, of few and of many.</summary>
    /// <param name="leaf">What stands at its ends.</param>
    public static QueryNode Tree(Random dice, Func<Random, QueryNode> leaf, int depth = 3) => dice.Next(depth > 0 ? 7 : 3) switch
    {
        < 3 => leaf(dice),
        3 => QueryNode.Not(Tree(dice, leaf, depth - 1)),
        4 => QueryNode.Any(Some(dice, leaf, depth)),
        _ => QueryNode.All(Some(dice, leaf, depth)),
    };

    private static List<QueryNode> Some(Random dice, Func<Random, QueryNode> leaf, int depth) =>
        [.. Enumerable.Range(0, dice.Next(1, 4)).Select(_ => Tree(dice, leaf, depth - 1))];
}
