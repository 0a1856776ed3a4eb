using Parley.Platform.Data;
using Parley.Platform.Ids;

namespace Parley.Platform.Work.Feed;

/// <summary>
/// An event's place in the one order that all readers share. Positions are given out after the commit and without a gap: who has seen
/// position N never later finds a new entry below N. They run through all workspaces, so a workspace's own are not every number.
/// </summary>
public sealed class FeedEntry : IInWorkspace
{
    public required long Position { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required EventId EventId { get; init; }

    /// <summary>Sees to it that an event of this transaction enters the feed.</summary>
    internal static void Announce(Session session, Event e) => session.Append(
        session.Sql(
            // One writer: the order of the transactions is the order of the feed.
            """
            with head as (select position + 1 as next from feed_head)
            insert into feed_entry (position, workspace_id, event_id) select next, $1, $2 from head
            """,
            "insert into event_pending (workspace_id, id) values ($1, $2)"),
        e.WorkspaceId.Value,
        e.Id.Value);
}

/// <summary>How far the feed goes.</summary>
/// <param name="Position">The last one given out; 0 before the first.</param>
/// <param name="Trimmed">The last one that is no longer kept; 0 while all are.</param>
public sealed record FeedHead(long Position, long Trimmed);
