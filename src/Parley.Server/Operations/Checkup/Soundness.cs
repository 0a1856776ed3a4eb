namespace Parley.Server.Operations.Checkup;

internal static class Soundness
{
    private const string Remedy = "Stop the server, keep a copy of the database file, and restore the last backup into an empty folder.";

    public static async Task<Finding> Look(Patient patient, CancellationToken ct)
    {
        if (patient.IsPostgres)
        {
            var invalid = await patient.Ask("select indexrelid::regclass::text from pg_index where not indisvalid", ct);
            return invalid.Count > 0 ? Finding.Failure($"Indexes that are not valid: {string.Join(", ", invalid)}.", "reindex index NAME;") : Finding.Ok("Every index is valid.");
        }

        var damage = await patient.Ask("pragma quick_check(1)", ct);
        if (damage is not ["ok"])
        {
            return Finding.Failure($"SQLite's quick check says: {string.Join(' ', damage)}.", Remedy);
        }

        var loose = await patient.Ask("select distinct \"table\" from pragma_foreign_key_check", ct);
        return loose.Count > 0
            ? Finding.Failure($"Rows that refer to nothing in: {string.Join(", ", loose)}.", Remedy)
            : Finding.Ok("SQLite's quick check and its references are in order.");
    }
}
