using Microsoft.EntityFrameworkCore;
using Parley.Desk.Teams;
using Parley.Platform.Data;
using Parley.Platform.Ids;
using Parley.Platform.Work;
using Parley.Platform.Work.Jobs;

namespace Parley.Desk.Escalation.Rules;

/// <summary>Has the rules of all workspaces that have any followed. What is due is asked for by the clock alone, so time in which nobody asked makes it late and loses nothing.</summary>
internal sealed class SweepRules(Sessions sessions, Dispatcher dispatcher) : IJobHandler
{
    public const string Kind = "escalation.sweep";

    public Task Run(JobRun run, CancellationToken ct) => Sweep(ct);

    internal async Task Sweep(CancellationToken ct)
    {
        foreach (var workspace in await WithRules(ct))
        {
            var by = Callers.OfSystem(WorkspaceId.From(workspace)) with { Actor = new Actor(ActorType.System, null, "rule:escalation") };
            while ((await dispatcher.Run(by, new FollowRules(), ct)).Value > 0)
            {
                ct.ThrowIfCancellationRequested();
            }
        }
    }

    private async Task<IReadOnlyList<Guid>> WithRules(CancellationToken ct)
    {
        await using var session = await sessions.Read(null, ct);
        var sql = session.Sql(
            "select distinct workspace_id as \"Value\" from escalation_rule where active and deleted_at is null",
            "select workspaces_with_escalation_rules() as \"Value\"");
        return await session.Db.Database.SqlQueryRaw<Guid>(sql).ToListAsync(ct);
    }
}
