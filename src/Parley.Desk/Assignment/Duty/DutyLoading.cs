using Microsoft.EntityFrameworkCore;
using Parley.Desk.People;
using Parley.Platform.Work;

namespace Parley.Desk.Assignment.Duty;

internal static class DutyLoading
{
    /// <summary>An agent with what they take on, to change it; null: there is no such agent.</summary>
    public static async Task<(Agent Agent, AgentDuty Duty)?> DutyToChange(this Call call, AgentId id, CancellationToken ct)
    {
        if (await call.Query<Agent>().FirstOrDefaultAsync(a => a.Id == id, ct) is not { } agent)
        {
            return null;
        }

        await call.MakeDuty(id, ct);
        return (agent, await call.Query<AgentDuty>().FirstAsync(d => d.AgentId == id, ct));
    }

    /// <summary>The agent's row, if there is none: by a statement that lets of two that make it the second find the first's.</summary>
    public static Task MakeDuty(this Call call, AgentId id, CancellationToken ct) => call.Session.Db.Database.ExecuteSqlRawAsync(
        "insert into agent_duty (agent_id, workspace_id) values ({0}, {1}) on conflict do nothing",
        [call.Session.Key(id.Value), call.Session.Key(call.Workspace.Value)],
        ct);
}
