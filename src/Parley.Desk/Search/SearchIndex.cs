using Microsoft.EntityFrameworkCore;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.Search;

/// <summary>A ticket that a search found.</summary>
internal sealed class SearchHit
{
    public required TicketId TicketId { get; init; }

    /// <summary>Of its creation, where it was asked for by spans; else 0.</summary>
    public required int Span { get; init; }
}

/// <summary>
/// What the engine's text index can be asked about one search. On PostgreSQL only definer functions read it: a policy would keep the index from
/// being used, for <c>@@</c> is not leakproof.
/// </summary>
internal sealed class SearchIndex(SearchQuery query, Call call)
{
    private readonly string _spans = call.Session.Sql("", "select ticket_id, span from ticket_search_spans({0}, {1}, {2}, {3}, {4})");

    /// <summary>Whether hits can be had by the time of their tickets' creation.</summary>
    public bool HasSpans => _spans.Length > 0;

    /// <summary>Those of these tickets that match.</summary>
    public Task<List<TicketId>> Among(IReadOnlyList<TicketId> tickets, CancellationToken ct)
    {
        if (HasSpans)
        {
            const string sql = "select ticket_id, 0 as span from ticket_search_among({0}, {1}, {2})";
            return Ids(Hits(sql, query.ForPostgres(), Workspace, tickets.Select(t => t.Value).ToArray()), ct);
        }

        var (condition, values) = query.ForText();
        return Ids(Hits($"select ticket_id, 0 as span from ticket_search where {condition}", values).Where(h => tickets.Contains(h.TicketId)), ct);
    }

    /// <summary>Any hits, so many at most.</summary>
    public Task<List<TicketId>> First(int count, CancellationToken ct) => Ids(First(count), ct);

    /// <summary>Of these tickets those that <see cref="First(int, CancellationToken)"/> has found.</summary>
    public IQueryable<Ticket> Keep(IQueryable<Ticket> tickets, List<TicketId> hits)
    {
        // SQLite takes no array, and finding them again costs less there than a statement with thousands of values.
        var again = First(hits.Count).Select(h => h.TicketId);
        return HasSpans ? tickets.Where(t => hits.Contains(t.Id)) : tickets.Where(t => again.Contains(t.Id));
    }

    private IQueryable<SearchHit> First(int count)
    {
        var sql = call.Session.Sql(
            """
            select s.ticket_id, 0 as span from ticket_search_index i join ticket_search s on s.doc = i.rowid
            where ticket_search_index match {0} and s.workspace_id = {1} limit {2}
            """,
            "select ticket_id, 0 as span from ticket_search_first({0}, {1}, {2})");
        return Hits(sql, call.Session.Sql(query.ForSqlite(), query.ForPostgres()), Workspace, count);
    }

    /// <summary>The hits of one span after the other, until there are as many as wanted.</summary>
    /// <param name="first">The span to begin with.</param>
    /// <param name="last">The span to end with; earlier than the first, when the newest are wanted first.</param>
    /// <returns>All hits of the spans that were looked through, and the next span; null: that was the last.</returns>
    public async Task<(IEnumerable<TicketId> Hits, int? Next)> Spans(int first, int last, int wanted, CancellationToken ct)
    {
        var hits = await Hits(_spans, query.ForPostgres(), Workspace, first, last, wanted).ToListAsync(ct);
        var next = hits.Count < wanted || hits[^1].Span == last ? default(int?) : hits[^1].Span + Math.Sign(last - first);
        return (hits.Select(h => h.TicketId), next);
    }

    private object Workspace => call.Session.Key(call.Workspace.Value);

    private IQueryable<SearchHit> Hits(string sql, params object[] values) => call.Session.Db.Set<SearchHit>().FromSqlRaw(sql, values);

    private static Task<List<TicketId>> Ids(IQueryable<SearchHit> hits, CancellationToken ct) => hits.Select(h => h.TicketId).ToListAsync(ct);
}
