using Parley.Platform.Data;

namespace Parley.Server.Operations.Checkup;

internal static class AppliedMigrations
{
    public static async Task<Finding> Look(Patient patient, CancellationToken ct)
    {
        var applied = await patient.Ask("select name from schema_migration order by name", ct);
        var known = patient.Get<Migrator>().Known;
        return applied.Except(known).ToList() is [_, ..] newer
            ? Finding.Failure($"The database is newer than this Parley: {string.Join(", ", newer)}.", "Run the version that migrated it.")
            : known.Except(applied).ToList() is [_, ..] missing
                ? Finding.Failure($"Not yet applied: {string.Join(", ", missing)}.", "Run 'migrate'.")
                : Finding.Ok($"All {applied.Count} are applied.");
    }
}
