using Microsoft.EntityFrameworkCore;
using Parley.Platform.Data;

namespace Parley.Server.Operations.Checkup;

/// <summary>PostgreSQL: what the server may do beyond its role.</summary>
internal static class Roles
{
    private const string Sql = """
        select (select rolsuper or rolbypassrls from pg_roles where rolname = session_user)::text || ' '
          || (select rolsuper or rolbypassrls or rolcanlogin or pg_has_role(rolname, 'parley_keeper', 'member') from pg_roles where rolname = current_user)::text
          || ' ' || current_user as "Value"
        """;

    public static async Task<Finding> Look(Patient patient, CancellationToken ct)
    {
        if (!patient.IsPostgres)
        {
            return Finding.Ok("SQLite has none.");
        }

        await using var session = await patient.Get<Sessions>().Read(null, ct);
        return (await session.Db.Database.SqlQueryRaw<string>(Sql).SingleAsync(ct)).Split(' ') switch
        {
            [_, _, var role] when role != PostgresEngine.AppRole => Finding.Failure(
                $"The server works as {role} and not as {PostgresEngine.AppRole}.", "Look for an option 'role' in PARLEY_DATABASE."),
            [_, "true", var role] => Finding.Failure($"{role} passes policies or can sign in.", $"alter role {role} nosuperuser nobypassrls nologin; take other roles from it."),
            ["true", ..] => Finding.Warning(
                "The server's login is a superuser or bypasses policies; it does not use that, but could.",
                "Give PARLEY_DATABASE a login that is no more than a member of parley_app, and name the tables' owner in PARLEY_DATABASE_OWNER."),
            _ => Finding.Ok("The server works as parley_app, which owns nothing and passes no policy."),
        };
    }
}
