namespace Parley.Server.Operations.Checkup;

internal static class SearchRows
{
    public static async Task<Finding> Look(Patient patient, CancellationToken ct)
    {
        var lost = await patient.Count("select count(*) from ticket t where not exists (select 1 from ticket_search s where s.ticket_id = t.id)", ct);
        return lost > 0
            ? Finding.Failure($"{lost} tickets are not in the search.", "Restore the last backup, or report it: this must not happen.")
            : Finding.Ok("Every ticket is in the search.");
    }
}
