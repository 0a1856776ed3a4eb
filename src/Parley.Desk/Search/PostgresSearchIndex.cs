using Microsoft.EntityFrameworkCore;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.Search;

/// <summary>
/// Words in a GIN index, which knows no order. Only definer functions read it: a policy would keep it from being used, for <c>@@</c> is not
/// leakproof.
/// </summary>
internal sealed class PostgresSearchIndex(SearchQuery query, Call call) : SearchIndex(call)
{
    private readonly string _words = query.ForPostgres();

    public override bool IsInOrder => false;

    public override Task<List<TicketId>> Among(IReadOnlyList<TicketId> tickets, CancellationToken ct) =>
        Ids(Hits("select ticket_id, 0::bigint as span from ticket_search_among({0}, {1}, {2})", _words, Workspace, tickets.Select(t => t.Value).ToArray()), ct);

    public override async Task<SearchHits> First(int count, CancellationToken ct) =>
        These(await Ids(Hits("select ticket_id, 0::bigint as span from ticket_search_first({0}, {1}, {2})", _words, Workspace, count), ct));

    public override long SpanOf(long createdAt) => SearchSpan.Of(createdAt);

    public override async Task<(SearchHits Hits, long? Next)> Spans(long first, long last, int wanted, CancellationToken ct)
    {
        const string sql = "select ticket_id, span::bigint as span from ticket_search_spans({0}, {1}, {2}, {3}, {4})";
        var hits = await Hits(sql, _words, Workspace, (int)first, (int)last, wanted).ToListAsync(ct);
        var next = hits.Count < wanted || hits[^1].Span == last ? default(long?) : hits[^1].Span + Math.Sign(last - first);
        return (These([.. hits.Select(h => h.TicketId)]), next);
    }

    private static SearchHits These(List<TicketId> hits) => new(hits.Count, tickets => tickets.Where(t => hits.Contains(t.Id)));
}
