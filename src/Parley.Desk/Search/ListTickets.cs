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
        if (query.Query is not null || query.Filter.IsReadByValues || !call.Caller.SeesAllTickets)
        {
            call.Session.PlanByValues();
        }

        var list = new TicketList(query.Filter.Parts(call.VisibleTickets(), call), query.Sort, $"{query.Filter.Print()}|{query.Query}");
        if (query.Query is null)
        {
            return await list.Read(query.Page, ct);
        }

        var search = SearchQuery.Parse(query.Query);
        return search.Refusal is { } wrong ? wrong : await new TicketSearch(list, search.Value, call, SearchPatience.Usual).Read(query.Page, ct);
    }
}
