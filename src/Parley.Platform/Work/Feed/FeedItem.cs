using Microsoft.EntityFrameworkCore;

namespace Parley.Platform.Work.Feed;

/// <summary>An event with its place in the feed.</summary>
public sealed record FeedItem(long Position, Event Event);

public static class FeedReading
{
    /// <summary>What comes after a position, in order.</summary>
    public static IQueryable<FeedItem> After(this IQueryable<FeedEntry> entries, IQueryable<Event> events, long position, int most) =>
        entries.Where(e => e.Position > position)
            .OrderBy(e => e.Position)
            .Take(most)
            .Join(events, entry => entry.EventId, e => e.Id, (entry, e) => new { entry.Position, Event = e })
            .OrderBy(item => item.Position)
            .Select(item => new FeedItem(item.Position, item.Event));

    /// <summary>How far the feed goes, as of now. What lies up to its position is all there.</summary>
    public static async Task<FeedHead> FeedHead(this Data.Session session, CancellationToken ct) =>
        (await session.Db.Database.SqlQueryRaw<FeedHead>("select position as \"Position\", trimmed as \"Trimmed\" from feed_head").ToListAsync(ct))[0];
}
