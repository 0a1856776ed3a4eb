using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.Sla.Clocks;

/// <summary>Tells what has fallen due in a workspace, the longest due first; answers how many clocks that were.</summary>
public sealed record RaiseDue(int Most) : ICommand<int>;

internal sealed class RaiseDueHandler : IHandler<RaiseDue, int>
{
    public async Task<Result<int>> Handle(RaiseDue command, Call call, CancellationToken ct)
    {
        // Whose ticket is being changed by somebody else is settled by them.
        var sql = call.Session.Sql(
            "select * from sla_clock where workspace_id = {0} and next_at <= {1} order by next_at limit {2}",
            "select * from sla_clock where workspace_id = {0} and next_at <= {1} order by next_at limit {2} for update skip locked");
        var due = await call.Session.Db.Set<SlaClock>()
            .FromSqlRaw(sql, call.Session.Key(call.Workspace.Value), call.Session.Instant(call.Now), command.Most)
            .AsTracking()
            .ToListAsync(ct);
        foreach (var clock in due)
        {
            clock.Settle(call, call.Now);
        }

        return due.Count;
    }
}
