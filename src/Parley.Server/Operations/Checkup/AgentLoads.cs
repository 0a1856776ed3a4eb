namespace Parley.Server.Operations.Checkup;

/// <summary>Counts what every agent has anew and holds it against what is kept.</summary>
internal static class AgentLoads
{
    public static async Task<Finding> Look(Patient patient, CancellationToken ct)
    {
        var wrong = await patient.Count(
            """
            select count(*) from (
              select 1 from (
                select assignee_id as agent, priority, 1 as tickets from ticket where assignee_id is not null and status not in ('resolved', 'closed') and deleted_at is null and spam_since is null
                union all select agent_id, 1, -low from agent_duty
                union all select agent_id, 2, -normal from agent_duty
                union all select agent_id, 3, -high from agent_duty
                union all select agent_id, 4, -urgent from agent_duty
              ) as told group by agent, priority having sum(tickets) <> 0
            ) as wrong
            """,
            ct);
        return wrong > 0
            ? Finding.Failure($"{wrong} loads of agents are not what their tickets add up to.", "Report it: this must not happen. Who has which ticket is right all the same.")
            : Finding.Ok("All agents' loads are what their tickets add up to.");
    }
}
