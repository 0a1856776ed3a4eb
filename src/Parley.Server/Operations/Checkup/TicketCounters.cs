namespace Parley.Server.Operations.Checkup;

/// <summary>Counts all tickets anew and holds the counters against it.</summary>
internal static class TicketCounters
{
    public static async Task<Finding> Look(Patient patient, CancellationToken ct)
    {
        var (team, assignee) = (IdOrNone(patient, "team_id"), IdOrNone(patient, "assignee_id"));
        var wrong = await patient.Count(
            $"""
            select count(*) from (
              select 1 from (
                select workspace_id, status, priority, team_id, assignee_id, 1 as tickets from ticket where deleted_at is null and spam_since is null
                union all select workspace_id, status, priority, {team}, {assignee}, -tickets from ticket_count
                union all select workspace_id, status, priority, {team}, {assignee}, -tickets from ticket_delta
              ) as told group by workspace_id, status, priority, team_id, assignee_id having sum(tickets) <> 0
            ) as wrong
            """,
            ct);
        return wrong > 0
            ? Finding.Failure($"{wrong} counters are not what the tickets add up to.", "Report it: this must not happen. Lists and searches are right all the same.")
            : Finding.Ok("All counters are what the tickets add up to.");
    }

    private static string IdOrNone(Patient patient, string column) =>
        patient.Engine.Sql($"nullif({column}, zeroblob(16))", $"nullif({column}, '00000000-0000-0000-0000-000000000000')");
}
