using Microsoft.EntityFrameworkCore;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.Search;

/// <summary>A ticket that a search found.</summary>
internal sealed class SearchHit
{
    public required TicketId TicketId { get; init; }

    /// <summary>Of its creation, where it was asked for by spans; else 0.</summary>
    public required long Span { get; init; }
}

/// <summary>Some tickets that a search found.</summary>
/// <param name="Keep">Leaves of others only these.</param>
internal sealed record SearchHits(int Count, Func<IQueryable<Ticket>, IQueryable<Ticket>> Keep);

/// <summary>What the engine's text index can be asked about one search.</summary>
internal abstract class SearchIndex(Call call)
{
    public static SearchIndex For(SearchQuery query, Call call) =>
        call.Session.For<SearchIndex>(() => new SqliteSearchIndex(query, call), () => new PostgresSearchIndex(query, call));

    /// <summary>Whether it holds its hits in the order of creation. If not, they are gathered and sorted however few are wanted.</summary>
    public abstract bool IsInOrder { get; }

    /// <summary>Those of these tickets that match.</summary>
    public abstract Task<List<TicketId>> Among(IReadOnlyList<TicketId> tickets, CancellationToken ct);

    /// <summary>Any hits, so many at most.</summary>
    public abstract Task<SearchHits> First(int count, CancellationToken ct);

    /// <summary>The span of time that an instant lies in. Spans are counted from the epoch; how long they are is the index's to say.</summary>
    /// <param name="createdAt">Milliseconds since the epoch.</param>
    public abstract long SpanOf(long createdAt);

    /// <summary>The hits of one span after the other, until there are about as many as wanted.</summary>
    /// <param name="first">The span to begin with.</param>
    /// <param name="last">The span to end with; earlier than the first, when the newest are wanted first.</param>
    /// <returns>All hits of the spans that were looked through, and the span to go on with; null: that was the last.</returns>
    public abstract Task<(SearchHits Hits, long? Next)> Spans(long first, long last, int wanted, CancellationToken ct);

    protected object Workspace => call.Session.Key(call.Workspace.Value);

    protected IQueryable<SearchHit> Hits(string sql, params object[] values) => call.Session.Db.Set<SearchHit>().FromSqlRaw(sql, values);

    protected static Task<List<TicketId>> Ids(IQueryable<SearchHit> hits, CancellationToken ct) => hits.Select(h => h.TicketId).ToListAsync(ct);
}
