using Parley.Desk.Search.Language;
using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Lists;
using Parley.Platform.Work;

namespace Parley.Desk.Search;

/// <summary>The tickets that the caller sees, narrowed and searched.</summary>
/// <param name="Query">In the query language; null for no search.</param>
public sealed record ListTickets(TicketFilter Filter, string? Query, TicketSort Sort, PageRequest Page) : IQuery<Page<TicketView>>;

internal sealed class ListTicketsHandler : IHandler<ListTickets, Page<TicketView>>
{
    public async Task<Result<Page<TicketView>>> Handle(ListTickets query, Call call, CancellationToken ct)
    {
        var print = $"{query.Filter.Print()}|{query.Query}";
        if (query.Query is null)
        {
            return await Filtered(query.Filter, print, query, call, ct);
        }

        call.Session.PlanByValues();
        var asked = await TicketQuery.Of(query.Query, call, ct);
        if (asked.Refusal is { } wrong)
        {
            return wrong;
        }

        var (rest, filter) = asked.Value.Lift(query.Filter);
        if (rest.IsEmpty)
        {
            return await Filtered(filter, print, query, call, ct);
        }

        var list = new TicketList([filter.Whole(filter.Start(call))], query.Sort, print);
        return await new QueriedList(rest, filter, list, call).Read(query.Page, ct);
    }

    private static async Task<Result<Page<TicketView>>> Filtered(TicketFilter filter, string print, ListTickets query, Call call, CancellationToken ct)
    {
        var all = new TicketList(filter.Parts(filter.Start(call)), query.Sort, print);
        if (!filter.IsReadByValues && call.Caller.SeesAllTickets)
        {
            return await all.Read(query.Page, ct);
        }

        call.Session.PlanByValues();
        all = all with { Parts = [filter.Whole(filter.Start(call))] };
        return await new NarrowedList(all, tickets => filter.Narrow(tickets, call), ListPatience.Usual).Read(query.Page, ct);
    }
}
