using Microsoft.EntityFrameworkCore;
using Parley.Desk.Tickets;
using Parley.Platform.Work;
using Parley.Platform.Work.Feed;

namespace Parley.Desk.Feed;

/// <summary>What happened after a place in the feed, oldest first.</summary>
/// <param name="After">The place; null: from the oldest that is kept.</param>
/// <param name="Types">Only these public types; empty: all.</param>
public sealed record ReadFeed(FeedPlace? After, int Limit, IReadOnlyList<string> Types) : IQuery<FeedPage>;

/// <summary>A place in the feed.</summary>
/// <param name="Position">Null: behind all there is, as of now.</param>
public readonly record struct FeedPlace(long? Position)
{
    public static readonly FeedPlace Latest = new(null);
}

/// <param name="Next">Where to go on; also when there was nothing.</param>
/// <param name="More">Whether there is more already.</param>
public sealed record FeedPage(IReadOnlyList<FeedEvent> Data, long Next, bool More);

internal sealed class ReadFeedHandler : IHandler<ReadFeed, FeedPage>
{
    // What a caller may not see, or did not ask for, is skipped; one call passes over no more than this.
    private const int MostLookedAt = 1000;

    private static readonly Refusal Expired = new(
        RefusalKind.Gone, "cursor_expired", "What came after this place is no longer kept, or the place is of another time. Read the tickets again, then go on from after=latest.");

    public async Task<Result<FeedPage>> Handle(ReadFeed query, Call call, CancellationToken ct)
    {
        // First the end, then the entries: up to it all are there.
        var head = await call.Session.FeedHead(ct);
        var from = query.After is { } place ? place.Position ?? head.Position : head.Trimmed;
        if (from < head.Trimmed || from > head.Position)
        {
            return Expired;
        }

        var skips = query.Types.Count > 0 || !call.Caller.SeesAllTickets;
        var most = skips ? MostLookedAt : query.Limit + 1;
        var looked = await call.Query<FeedEntry>().Where(e => e.Position <= head.Position).After(call.Query<Event>(), from, most).ToListAsync(ct);
        var asked = looked.Where(item => query.Types.Count == 0 || query.Types.Contains(item.Event.Type)).ToList();
        var seen = await Visible(asked, call, ct);
        var page = seen.Take(query.Limit).ToList();
        if (page.Count < seen.Count)
        {
            return new FeedPage([.. page.Select(FeedEvent.Of)], page[^1].Position, More: true);
        }

        var wholeEnd = looked.Count < most;
        return new FeedPage([.. page.Select(FeedEvent.Of)], wholeEnd ? head.Position : looked[^1].Position, More: !wholeEnd);
    }

    private static async Task<IReadOnlyList<FeedItem>> Visible(List<FeedItem> items, Call call, CancellationToken ct)
    {
        if (call.Caller.SeesAllTickets || items.Count == 0)
        {
            return items;
        }

        var subjects = items.Select(item => TicketId.From(item.Event.SubjectId)).Distinct().ToList();
        var visible = await call.VisibleTickets().Where(t => subjects.Contains(t.Id)).Select(t => t.Id).ToListAsync(ct);
        var ids = visible.ToHashSet();
        return [.. items.Where(item => ids.Contains(TicketId.From(item.Event.SubjectId)))];
    }
}
