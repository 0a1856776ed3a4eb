using Microsoft.EntityFrameworkCore;
using Parley.Platform;
using Parley.Platform.Data;
using Parley.Platform.Ids;
using Parley.Platform.Work;
using Parley.Platform.Work.Jobs;

namespace Parley.Desk.Workflow;

/// <summary>
/// Closes what was resolved long enough ago, of all workspaces. What is due is asked for by an index and by the clock alone, so time in which nobody
/// asked makes it late and loses nothing; closing takes a ticket out of that index in the same transaction, so no ticket is closed twice.
/// </summary>
internal sealed class CloseResolvedTickets(Sessions sessions, Dispatcher dispatcher, TimeProvider clock) : IJobHandler
{
    public const string Kind = "workflow.close";

    public async Task Run(JobRun run, CancellationToken ct)
    {
        foreach (var workspace in await Due(ct))
        {
            while (await CloseSome(WorkspaceId.From(workspace), ct))
            {
                ct.ThrowIfCancellationRequested();
            }
        }
    }

    private async Task<IReadOnlyList<Guid>> Due(CancellationToken ct)
    {
        await using var session = await sessions.Read(null, ct);
        var sql = session.Sql(
            """
            select w.id as "Value" from workspace w left join workflow_document d on d.workspace_id = w.id
            where coalesce(d.close_after_days, {1}) > 0 and exists (
              select 1 from ticket t where t.workspace_id = w.id and t.closing_since <= {0} - coalesce(d.close_after_days, {1}) * 86400000
                and t.deleted_at is null and t.spam_since is null)
            """,
            "select workspaces_to_close({0}, {1}) as \"Value\"");
        return await session.Db.Database.SqlQueryRaw<Guid>(sql, session.Instant(clock.Now()), WorkflowRules.Usual.CloseAfterDays).ToListAsync(ct);
    }

    private async Task<bool> CloseSome(WorkspaceId workspace, CancellationToken ct)
    {
        var closed = await dispatcher.Run(CloseResolved.By(workspace), new CloseResolved(), ct);
        return closed.Refusal is { } refusal ? throw new InvalidOperationException(refusal.Detail) : closed.Value.More;
    }
}
