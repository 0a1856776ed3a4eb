using Microsoft.EntityFrameworkCore;
using Parley.Platform.Data;

namespace Parley.Platform.Work.Feed;

/// <summary>
/// Gives committed events their positions on PostgreSQL, one numberer at a time over all nodes. It is apart from the business transaction,
/// which would otherwise wait for a counter that all share (half the rate), and a crash in between only delays: any node numbers what any
/// other has left. On SQLite the one writer numbers inside the transaction, and there is nothing to do here.
/// </summary>
public sealed class FeedNumbering(Sessions sessions, WorkBells bells, CommitPoints points, TimeProvider clock)
{
    private const int Pass = 1000;

    // Under load one pass takes what came meanwhile; a pass for each commit would cost a sync to disk each.
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);

    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(1);

    public async Task Run(CancellationToken ct)
    {
        if (sessions.Engine is not PostgresEngine)
        {
            return;
        }

        while (true)
        {
            if (await Number(ct))
            {
                await Task.Delay(Breath, clock, ct);
            }
            else
            {
                await bells.Numbering.Wait(Sweep, ct);
            }
        }
    }

    /// <summary>Numbers what waits; false when nothing did.</summary>
    public async Task<bool> Number(CancellationToken ct)
    {
        await using var session = await sessions.WriteEverywhere(ct);
        var db = session.Db.Database;
        // Outside the lock: an idle node looks, and disturbs nobody.
        if (!(await db.SqlQueryRaw<bool>("select exists (select from event_pending) as \"Value\"").ToListAsync(ct))[0])
        {
            return false;
        }

        // A statement of its own, so that the next one sees what was committed while this one waited.
        await db.ExecuteSqlRawAsync("select pg_advisory_xact_lock(7200004)", ct);
        var moved = await db.SqlQueryRaw<long>(
            """
            with head as (select position from feed_head),
              taken as (delete from event_pending where id in (select id from event_pending order by id limit {0}) returning id, workspace_id),
              placed as (select id, workspace_id, row_number() over (order by id) as place from taken),
              entered as (
                insert into feed_entry (position, workspace_id, event_id)
                select head.position + placed.place, placed.workspace_id, placed.id from placed, head returning position)
            update feed_head set position = coalesce((select max(position) from entered), position)
            returning (select count(*) from entered) as "Value"
            """,
            Pass).ToListAsync(ct);
        points.Pass(CommitPoint.BeforeNumbering);
        session.Append("select pg_notify('parley', 'feed:')");
        await session.Commit(ct);
        points.Pass(CommitPoint.AfterNumbering);
        bells.Feed.Ring();
        return moved[0] > 0;
    }
}
