namespace Parley.Server.Operations.Checkup;

internal static class ForcedPolicies
{
    private const string Open = """
        select relname from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
        and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped)
        and not (relrowsecurity and relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'workspace'))
        order by relname
        """;

    public static async Task<Finding> Look(Patient patient, CancellationToken ct) => !patient.IsPostgres
        ? Finding.Ok("On SQLite by the application alone.")
        : await patient.Ask(Open, ct) is [_, ..] open
            ? Finding.Failure($"Without a forced policy: {string.Join(", ", open)}.", "alter table … force row level security; and find out who took it off.")
            : Finding.Ok("Every table of a workspace has a forced policy.");
}
