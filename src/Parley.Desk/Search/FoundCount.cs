using Microsoft.EntityFrameworkCore;
using Parley.Desk.Search.Language;
using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Lists;
using Parley.Platform.Work;

namespace Parley.Desk.Search;

/// <summary>How many tickets a query finds, counted no further than anybody reads.</summary>
/// <param name="More">There are more than that.</param>
internal sealed record FoundCount(int Count, bool More)
{
    public const int Most = 1000;

    /// <param name="query">Empty: every ticket.</param>
    public static async Task<Result<FoundCount>> Of(string query, Call call, CancellationToken ct)
    {
        call.Session.PlanByValues();
        if (query.Length == 0)
        {
            return await Of(call.ListedTickets(), ct);
        }

        var asked = await TicketQuery.Of(query, call, ct);
        if (asked.Refusal is { } wrong)
        {
            return wrong;
        }

        var (rest, filter) = asked.Value.Lift(new TicketFilter());
        var tickets = filter.Whole(call.ListedTickets());
        if (rest.Branches is [{ Words.Count: 0 } only])
        {
            return await Of(rest.ConditionOf(only) is { } condition ? tickets.Where(condition) : tickets, ct);
        }

        var list = new QueriedList(rest, filter, new TicketList([tickets], TicketSort.Newest, query), call);
        return (await list.Read(new PageRequest(Most), ct)).Map(page => new FoundCount(page.Data.Count, page.Next is not null));
    }

    // Without an order: the planner takes whichever index is shortest.
    private static async Task<FoundCount> Of(IQueryable<Ticket> tickets, CancellationToken ct) =>
        await tickets.Take(Most + 1).CountAsync(ct) is var count && count > Most ? new FoundCount(Most, true) : new FoundCount(count, false);
}
