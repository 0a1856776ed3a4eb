using Microsoft.EntityFrameworkCore;
using Parley.Desk.Teams;
using Parley.Platform;
using Parley.Platform.Data;
using Parley.Platform.Ids;
using Parley.Platform.Work;
using Parley.Platform.Work.Jobs;

namespace Parley.Desk.Sla.Clocks;

/// <summary>Raises warnings and breaches, over all workspaces: it looks along the index of what is next, and reads nothing else.</summary>
internal sealed class SweepClocks(Sessions sessions, Dispatcher dispatcher, TimeProvider clock) : IJobHandler
{
    public const string Kind = "sla.sweep";

    // Some 20 ms of writing on SQLite: others who write get their turn between two slices.
    private const int Slice = 200;

    private const int LookedAt = 1000;

    public async Task Run(JobRun run, CancellationToken ct)
    {
        while (await SweepSome(ct))
        {
            ct.ThrowIfCancellationRequested();
        }
    }

    private async Task<bool> SweepSome(CancellationToken ct)
    {
        var raised = false;
        foreach (var workspace in await WithDue(ct))
        {
            int some;
            do
            {
                some = (await dispatcher.Run(Callers.OfSystem(workspace), new RaiseDue(Slice), ct)).Value;
                raised |= some > 0;
            }
            while (some == Slice);
        }

        return raised;
    }

    private async Task<IReadOnlyList<WorkspaceId>> WithDue(CancellationToken ct)
    {
        await using var session = await sessions.ReadEverywhere(ct);
        var first = await session.Db.Database.SqlQueryRaw<Guid>(
            "select workspace_id as \"Value\" from sla_clock where next_at <= {0} order by next_at limit {1}", session.Instant(clock.Now()), LookedAt).ToListAsync(ct);
        return [.. first.Distinct().Select(WorkspaceId.From)];
    }
}
