namespace Parley.Server.Operations.Checkup;

internal static class WholeFeed
{
    // One statement sees one moment: a server that serves gives out positions and trims meanwhile.
    private const string Lost = """
        select h.position - h.trimmed - (select count(*) from feed_entry e where e.position > h.trimmed and e.position <= h.position) from feed_head h
        """;

    private const string Late = """
        select count(*) from event_pending p join event e on e.id = p.id where e.at < now() - interval '1 minute'
        """;

    public static async Task<Finding> Look(Patient patient, CancellationToken ct)
    {
        if (await patient.Count(Lost, ct) is var lost and not 0)
        {
            return Finding.Failure($"{Math.Abs(lost):N0} positions are {(lost > 0 ? "missing" : "too many")}.", "Restore the last backup, or report it: this must not happen.");
        }

        return patient.IsPostgres && await patient.Count(Late, ct) is var late and > 0
            ? Finding.Warning($"{late:N0} events have waited for more than a minute to enter it.", "Does a server run? Each does it by itself; its log says why it cannot.")
            : Finding.Ok("Its positions follow each other without a gap.");
    }
}
