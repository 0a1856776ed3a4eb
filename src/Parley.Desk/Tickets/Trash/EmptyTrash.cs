using Microsoft.EntityFrameworkCore;
using Parley.Desk.Teams;
using Parley.Platform;
using Parley.Platform.Data;
using Parley.Platform.Ids;
using Parley.Platform.Work;
using Parley.Platform.Work.Jobs;

namespace Parley.Desk.Tickets.Trash;

/// <summary>How long a deleted ticket stays in the trash.</summary>
/// <param name="Kept">Zero: until somebody removes it.</param>
public sealed record TrashRetention(TimeSpan Kept);

/// <summary>Removes for ever what has lain in the trash of any workspace for long enough.</summary>
internal sealed class EmptyTrash(Sessions sessions, Dispatcher dispatcher, TrashRetention retention, TimeProvider clock) : IJobHandler
{
    public const string Kind = "trash.empty";

    public Task Run(JobRun run, CancellationToken ct) => Empty(ct);

    internal async Task Empty(CancellationToken ct)
    {
        if (retention.Kept == TimeSpan.Zero)
        {
            return;
        }

        var before = clock.Now() - retention.Kept;
        foreach (var workspace in await WithDue(before, ct))
        {
            var by = Callers.OfSystem(WorkspaceId.From(workspace)) with { Actor = new Actor(ActorType.System, null, "rule:empty-trash") };
            while ((await dispatcher.Run(by, new PurgeTrash(before), ct)).Value == PurgeTrash.AtOnce)
            {
                ct.ThrowIfCancellationRequested();
            }
        }
    }

    private async Task<IReadOnlyList<Guid>> WithDue(DateTimeOffset before, CancellationToken ct)
    {
        await using var session = await sessions.Read(null, ct);
        var sql = session.Sql(
            "select w.id as \"Value\" from workspace w where exists (select 1 from ticket t where t.workspace_id = w.id and t.deleted_at <= {0})",
            "select workspaces_to_purge({0}) as \"Value\"");
        return await session.Db.Database.SqlQueryRaw<Guid>(sql, session.Instant(before)).ToListAsync(ct);
    }
}
