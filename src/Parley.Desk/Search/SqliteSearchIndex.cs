using Microsoft.EntityFrameworkCore;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.Search;

/// <summary>
/// FTS5, which holds the hits of a word in the order of its rows' numbers: these are made of the second of a ticket's creation
/// (<see cref="SearchRow.SqliteDoc"/>). Hits stay in the database: to look them up again costs less than a statement with thousands of values.
/// </summary>
internal sealed class SqliteSearchIndex(SearchQuery query, Call call) : SearchIndex(call)
{
    private static readonly string Found = $$"""
        select s.ticket_id, i.rowid >> {{SearchRow.SqliteDocBits}} as span from ticket_search_index i join ticket_search s on s.doc = i.rowid
        where ticket_search_index match {0} and s.workspace_id = {1}
        """;

    private readonly string _words = query.ForSqlite();

    public override bool IsInOrder => true;

    public override Task<List<TicketId>> Among(IReadOnlyList<TicketId> tickets, CancellationToken ct)
    {
        var (condition, values) = query.ForText();
        return Ids(Hits($"select ticket_id, 0 as span from ticket_search where {condition}", values).Where(h => tickets.Contains(h.TicketId)), ct);
    }

    public override async Task<SearchHits> First(int count, CancellationToken ct)
    {
        var hits = Hits($"{Found} limit {{2}}", _words, Workspace, count);
        return These(await hits.CountAsync(ct), hits);
    }

    public override long SpanOf(long createdAt) => (long)Math.Floor(createdAt / 1000.0);

    public override async Task<(SearchHits Hits, long? Next)> Spans(long first, long last, int wanted, CancellationToken ct)
    {
        var onwards = first <= last;
        var hits = await Between(Math.Min(first, last), Math.Max(first, last), $"order by i.rowid {(onwards ? "asc" : "desc")} limit {{4}}", wanted).ToListAsync(ct);
        if (hits.Count < wanted)
        {
            return (These(hits.Count, Between(Math.Min(first, last), Math.Max(first, last))), null);
        }

        // The last second may hold more: it is left for the next time.
        var next = hits[^1].Span;
        return (These(hits.Count(h => h.Span != next), onwards ? Between(first, next - 1) : Between(next + 1, first)), next);
    }

    private IQueryable<SearchHit> Between(long from, long to, string rest = "", params object[] values) => Hits(
        $"{Found} and i.rowid >= {{2}} and i.rowid < {{3}} {rest}",
        [_words, Workspace, from << SearchRow.SqliteDocBits, (to + 1) << SearchRow.SqliteDocBits, .. values]);

    private static SearchHits These(int count, IQueryable<SearchHit> hits)
    {
        var ids = hits.Select(h => h.TicketId);
        return new SearchHits(count, tickets => tickets.Where(t => ids.Contains(t.Id)));
    }
}
