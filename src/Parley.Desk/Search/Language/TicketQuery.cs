using System.Linq.Expressions;
using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Lists;
using Parley.Platform.Work;

namespace Parley.Desk.Search.Language;

/// <summary>What somebody asks for, ready to be looked up.</summary>
/// <param name="Branches">A ticket is found by any of them.</param>
internal sealed record TicketQuery(IReadOnlyList<QueryBranch> Branches, FieldConditions Conditions)
{
    /// <summary>A query as a tree, or where it is wrong.</summary>
    public static Result<QueryNode> Read(string text)
    {
        var reader = new QueryReader(text);
        var node = reader.Read();
        return reader.Fault is { } fault ? fault.Refuse() : node!; // without a fault there is one
    }

    public static async Task<Result<TicketQuery>> Of(string text, Call call, CancellationToken ct)
    {
        var read = Read(text);
        if (read.Refusal is { } wrong)
        {
            return wrong;
        }

        if (QueryBranch.Of(read.Value) is not { } branches)
        {
            return TooInvolved(text).Refuse();
        }

        var names = await KnownNames.Of(read.Value, call, ct);
        return names.Fault is { } nobody ? nobody.Refuse() : new TicketQuery(branches, new FieldConditions(names, call));
    }

    /// <summary>What the fields of a branch ask for; null: nothing.</summary>
    public Expression<Func<Ticket, bool>>? ConditionOf(QueryBranch branch) => branch.Fields.Count == 0 ? null : Condition.All(branch.Fields.Select(Conditions.Of));

    /// <summary>The statuses asked for belong to the list itself, which has indexes for them: they move into its filter.</summary>
    public (TicketQuery Query, TicketFilter Filter) Lift(TicketFilter filter)
    {
        if (Branches is not [var only] || filter.Status.Count > 0)
        {
            return (this, filter);
        }

        var tests = only.Fields.Select(FieldConditions.StatusesOf).OfType<IReadOnlyList<TicketStatus>>().ToList();
        var statuses = Enum.GetValues<TicketStatus>().Where(status => tests.All(left => left.Contains(status))).ToList();
        return tests.Count == 0 || statuses.Count == 0
            ? (this, filter)
            : (this with { Branches = [only with { Fields = [.. only.Fields.Where(f => FieldConditions.StatusesOf(f) is null)] }] }, filter with { Status = statuses });
    }

    /// <summary>Whether it asks for nothing.</summary>
    public bool IsEmpty => Branches is [{ Words.Count: 0, Fields.Count: 0 }];

    public static QueryFault TooInvolved(string text) => new(
        0, text.Length, "Here 'or' stands between words and fields in too many ways.", "Put the words together, and the fields together.");
}
