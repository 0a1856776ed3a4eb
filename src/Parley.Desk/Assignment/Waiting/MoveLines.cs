using Microsoft.EntityFrameworkCore;
using Parley.Platform.Data;
using Parley.Platform.Ids;
using Parley.Platform.Work.Jobs;

namespace Parley.Desk.Assignment.Waiting;

/// <summary>Moves the lines of all workspaces: room comes also with working hours, and with every ticket that is done.</summary>
internal sealed class MoveLines(Sessions sessions, WaitingLine line) : IJobHandler
{
    public const string Kind = "assignment.sweep";

    // From workspace to workspace along the index, however many wait in each.
    private const string Workspaces = """
        with recursive waits (id) as (
          select * from (select workspace_id from waiting_ticket order by workspace_id limit 1) as lowest
          union all
          select (select w.workspace_id from waiting_ticket w where w.workspace_id > waits.id order by w.workspace_id limit 1) from waits where waits.id is not null
        )
        select id as "Value" from waits where id is not null
        """;

    public async Task Run(JobRun run, CancellationToken ct)
    {
        foreach (var workspace in await WithWaiting(ct))
        {
            await line.Run(WorkspaceId.From(workspace), ct);
        }
    }

    private async Task<IReadOnlyList<Guid>> WithWaiting(CancellationToken ct)
    {
        await using var session = await sessions.ReadEverywhere(ct);
        return await session.Db.Database.SqlQueryRaw<Guid>(Workspaces).ToListAsync(ct);
    }
}
