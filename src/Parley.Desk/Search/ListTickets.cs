using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Lists;
using Parley.Platform.Work;

namespace Parley.Desk.Search;

/// <summary>The tickets that the caller sees, narrowed and searched.</summary>
/// <param name="Query">Words, "phrases", -not, beginning*; null for no search.</param>
public sealed record ListTickets(TicketFilter Filter, string? Query, TicketSort Sort, PageRequest Page) : IQuery<Page<TicketView>>;

internal sealed class ListTicketsHandler : IHandler<ListTickets, Page<TicketView>>
{
    public async Task<Result<Page<TicketView>>> Handle(ListTickets query, Call call, CancellationToken ct)
    {
        var all = new TicketList(query.Filter.Parts(call.VisibleTickets()), query.Sort, $"{query.Filter.Print()}|{query.Query}");
        if (query.Query is null && !query.Filter.IsReadByValues && call.Caller.SeesAllTickets)
        {
            return await all.Read(query.Page, ct);
        }

        call.Session.PlanByValues();
        all = all with { Parts = [query.Filter.Whole(call.VisibleTickets())] };
        if (query.Query is null)
        {
            return await new NarrowedList(all, tickets => query.Filter.Narrow(tickets, call), ListPatience.Usual).Read(query.Page, ct);
        }

        var search = SearchQuery.Parse(query.Query);
        if (search.Refusal is { } wrong)
        {
            return wrong;
        }

        var list = all.Narrow(tickets => query.Filter.Narrow(tickets, call));
        return await new TicketSearch(list, SearchIndex.For(search.Value, call), call, SearchPatience.Usual).Read(query.Page, ct);
    }
}
