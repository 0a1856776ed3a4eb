using Microsoft.EntityFrameworkCore;
using Parley.Platform.Data;
using Parley.Platform.Ids;
using Parley.Platform.Work.Jobs;

namespace Parley.Platform.Work.Feed;

/// <summary>How long the feed is kept. Events themselves stay: they are the tickets' timelines.</summary>
public sealed record FeedRetention(TimeSpan Kept);

/// <summary>Takes away what is older than the retention, in slices, so that nobody waits for it long.</summary>
public sealed class FeedTrim(Sessions sessions, FeedRetention retention, TimeProvider clock) : IJobHandler
{
    private const int Slice = 1000;

    public async Task Run(JobRun run, CancellationToken ct)
    {
        while (await TrimSlice(clock.Now() - retention.Kept, ct))
        {
            ct.ThrowIfCancellationRequested();
        }
    }

    // Only what is old up to the first that is not: readers' cursors need one border.
    private async Task<bool> TrimSlice(DateTimeOffset before, CancellationToken ct)
    {
        await using var session = await sessions.WriteEverywhere(ct);
        var oldest = await session.Db.Set<FeedEntry>().IgnoreQueryFilters()
            .After(session.Db.Set<Event>().IgnoreQueryFilters(), 0, Slice)
            .Select(item => new { item.Position, item.Event.Id })
            .ToListAsync(ct);
        // By when it was written, not by when it happened: what is imported happened long ago.
        var old = oldest.TakeWhile(item => IdSource.TimeOf(item.Id.Value) < before).ToList();
        if (old.Count == 0)
        {
            return false;
        }

        session.Append("update feed_head set trimmed = $1", old[^1].Position);
        session.Append("delete from feed_entry where position <= $1", old[^1].Position);
        await session.Commit(ct);
        return old.Count == Slice;
    }
}
