using Microsoft.EntityFrameworkCore;
using Parley.Platform.Data;
using Parley.Platform.Work.Jobs;

namespace Parley.Desk.Counters;

/// <summary>Takes the deltas into the counts, so that a read has few of them to add up. Whoever reads meanwhile sees a delta or its effect, never both.</summary>
public sealed class FoldCounts(Sessions sessions) : IJobHandler
{
    public const string Kind = "counters.fold";
    private const int Slice = 5000;

    private const string Sqlite = """
        insert into ticket_count (workspace_id, status, priority, team_id, assignee_id, tickets)
          select workspace_id, status, priority, team_id, assignee_id, sum(tickets) from ticket_delta where rowid <= {0} group by 1, 2, 3, 4, 5
          on conflict do update set tickets = ticket_count.tickets + excluded.tickets;
        delete from ticket_delta where rowid <= {0};
        """;

    private const string Postgres = """
        with taken as (
          delete from ticket_delta where ctid = any (array(select ctid from ticket_delta limit {0})) returning *
        ), folded as (
          insert into ticket_count (workspace_id, status, priority, team_id, assignee_id, tickets)
            select workspace_id, status, priority, team_id, assignee_id, sum(tickets) from taken group by 1, 2, 3, 4, 5
            on conflict (workspace_id, status, priority, team_id, assignee_id) do update set tickets = ticket_count.tickets + excluded.tickets
        )
        select 1
        """;

    public Task Run(JobRun run, CancellationToken ct) => Fold(ct);

    internal async Task Fold(CancellationToken ct)
    {
        while (await FoldSlice(ct))
        {
            ct.ThrowIfCancellationRequested();
        }
    }

    private async Task<bool> FoldSlice(CancellationToken ct)
    {
        if (await Last(ct) is not { } last)
        {
            return false;
        }

        await using var session = await sessions.WriteEverywhere(ct);
        await session.Db.Database.ExecuteSqlRawAsync(session.Sql(Sqlite, Postgres), [last], ct);
        await session.Commit(ct);
        return true;
    }

    // The end of the slice: on SQLite a row's number, on PostgreSQL how many. Null: there is nothing to do, and the writer's turn is left to others.
    private async Task<long?> Last(CancellationToken ct)
    {
        await using var session = await sessions.ReadEverywhere(ct);
        var sql = session.Sql(
            $"select max(rowid) as \"Value\" from (select rowid from ticket_delta order by rowid limit {Slice})", $"select {Slice}::bigint as \"Value\" from ticket_delta limit 1");
        return await session.Db.Database.SqlQueryRaw<long?>(sql).FirstOrDefaultAsync(ct);
    }
}
