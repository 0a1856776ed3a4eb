namespace Parley.Desk.Search.Language;

/// <summary>
/// One of the ways in which a ticket can be found: by these words in the text index and by these fields in the ticket, all of them. A query is
/// as many branches as its <c>or</c>s between words and fields make; each is found as fast as a query without any.
/// </summary>
/// <param name="Words">Of words alone, each fit for the index or refused.</param>
/// <param name="Fields">Of fields alone.</param>
internal sealed record QueryBranch(IReadOnlyList<QueryNode> Words, IReadOnlyList<QueryNode> Fields)
{
    public const int Most = 16;

    private static readonly QueryBranch Everything = new([], []);

    /// <summary>Whether the index can find it; else its words are only refused, or there are none.</summary>
    public bool IsFoundByWords => Words.Any(w => w is not NoneOf);

    /// <summary>Null: there would be more than <see cref="Most"/>.</summary>
    public static List<QueryBranch>? Of(QueryNode query) => Split(Inwards(query, refused: false));

    // Refusals move down to the words and fields themselves.
    private static QueryNode Inwards(QueryNode node, bool refused) => node switch
    {
        NoneOf none => Inwards(none.Part, !refused),
        AllOf or AnyOf when node is AllOf == !refused => QueryNode.All(node.Inside.Select(part => Inwards(part, refused))),
        AllOf or AnyOf => QueryNode.Any(node.Inside.Select(part => Inwards(part, refused))),
        _ => refused ? QueryNode.Not(node) : node,
    };

    private static List<QueryBranch>? Split(QueryNode node)
    {
        if (IsOfFields(node))
        {
            return [new QueryBranch([], node is AllOf fields ? fields.Parts : [node])];
        }

        if (IsOfWords(node) && SearchQuery.CanRefuseOrFind(node))
        {
            return [new QueryBranch(node is AllOf words ? words.Parts : [node], [])];
        }

        return node is AllOf all ? Cross(all.Parts) : Line(node.Inside);
    }

    // Every way of one part with every way of the others.
    private static List<QueryBranch>? Cross(IReadOnlyList<QueryNode> parts)
    {
        List<QueryBranch> branches = [Everything];
        foreach (var part in parts)
        {
            if (Split(part) is not { } ways || branches.Count * ways.Count > Most)
            {
                return null;
            }

            branches = [.. from branch in branches from way in ways select branch.And(way)];
        }

        return branches;
    }

    // What the index finds together is one way, and what the fields say another.
    private static List<QueryBranch>? Line(IReadOnlyList<QueryNode> parts)
    {
        var fields = parts.Where(IsOfFields).ToList();
        var words = parts.Where(part => IsOfWords(part) && SearchQuery.CanFind(part)).ToList();
        List<QueryBranch> branches = [];
        if (fields.Count > 0)
        {
            branches.Add(new QueryBranch([], [QueryNode.Any(fields)]));
        }

        if (words.Count > 0)
        {
            branches.Add(new QueryBranch([QueryNode.Any(words)], []));
        }

        foreach (var part in parts.Where(part => !fields.Contains(part) && !words.Contains(part)))
        {
            if (Split(part) is not { } ways || branches.Count + ways.Count > Most)
            {
                return null;
            }

            branches.AddRange(ways);
        }

        return branches;
    }

    private QueryBranch And(QueryBranch other) => new([.. Words, .. other.Words], [.. Fields, .. other.Fields]);

    private static bool IsOfFields(QueryNode node) => node.Nodes.All(n => n is not SearchTerm);

    private static bool IsOfWords(QueryNode node) => node.Nodes.All(n => n is not FieldTest);
}
