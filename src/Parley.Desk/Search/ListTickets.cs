using Microsoft.EntityFrameworkCore;
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
        var tickets = query.Filter.Apply(call.VisibleTickets(), call);
        if (query.Query is { } text)
        {
            var search = SearchQuery.Parse(text);
            if (search.Refusal is { } wrong)
            {
                return wrong;
            }

            var hits = Hits(search.Value, call);
            tickets = tickets.Where(t => hits.Any(h => h.TicketId == t.Id));
        }

        var page = await query.Sort.Read(tickets, $"{query.Filter.Print()}|{query.Query}", query.Page, ct);
        return page.Refusal is { } refusal ? refusal : new Page<TicketView>(page.Value.Rows, page.Value.Next);
    }

    private static IQueryable<SearchHit> Hits(SearchQuery query, Call call)
    {
        var sql = call.Session.Sql(
            """
            select s.ticket_id from ticket_search_index i join ticket_search s on s.doc = i.rowid
            where ticket_search_index match {0} and s.workspace_id = {1}
            """,
            "select ticket_id from ticket_search_hits({0}, {1})");
        var wanted = call.Session.Sql(query.ForSqlite(), query.ForPostgres());
        return call.Session.Db.Set<SearchHit>().FromSqlRaw(sql, wanted, call.Session.Key(call.Workspace.Value));
    }
}
