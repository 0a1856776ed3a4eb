using Microsoft.EntityFrameworkCore;
using Parley.Platform.Data;

namespace Parley.Platform.Work.Feed;

/// <summary>Told of the feed's growth on this node, every entry once and in order.</summary>
public interface IFeedListener
{
    /// <summary>Must not throw for one bad entry: the feed goes on.</summary>
    Task Heard(IReadOnlyList<FeedItem> items, CancellationToken ct);
}

/// <summary>Follows the feed of all workspaces from where it stood when the node came up.</summary>
public sealed class FeedFollower(Sessions sessions, WorkBells bells, FeedPulse pulse, IEnumerable<IFeedListener> listeners, TimeProvider clock)
{
    private const int Most = 500;

    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(1);

    // Under load one read takes what came meanwhile; a read for each commit would cost as much as the commit.
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);

    private long _position;

    /// <summary>The last position that this node has told of.</summary>
    public long Position => Volatile.Read(ref _position);

    /// <summary>Takes the present end of the feed as the start.</summary>
    public async Task Begin(CancellationToken ct)
    {
        await using var session = await sessions.ReadEverywhere(ct);
        _position = (await session.FeedHead(ct)).Position;
    }

    public async Task Run(CancellationToken ct)
    {
        while (true)
        {
            var items = await Read(Position, ct);
            if (items.Count == 0)
            {
                await bells.Feed.Wait(Sweep, ct);
                continue;
            }

            foreach (var listener in listeners)
            {
                await listener.Heard(items, ct);
            }

            Volatile.Write(ref _position, items[^1].Position);
            foreach (var item in items)
            {
                pulse.Grew(item.Event.WorkspaceId, item.Position);
            }

            if (items.Count < Most)
            {
                await Task.Delay(Breath, clock, ct);
            }
        }
    }

    private async Task<List<FeedItem>> Read(long position, CancellationToken ct)
    {
        await using var session = await sessions.ReadEverywhere(ct);
        var entries = session.Db.Set<FeedEntry>().IgnoreQueryFilters();
        return await entries.After(session.Db.Set<Event>().IgnoreQueryFilters(), position, Most).ToListAsync(ct);
    }
}
