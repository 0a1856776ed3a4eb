using Microsoft.EntityFrameworkCore;
using Parley.Platform.Data;

namespace Parley.Server.Operations.Checkup;

/// <summary>With both logins: the server's and the owner's.</summary>
internal static class DatabaseAnswer
{
    public static async Task<Finding> Look(Patient patient, CancellationToken ct)
    {
        var version = (await patient.Ask(patient.Engine.Sql("select sqlite_version()", "select current_setting('server_version')"), ct))[0];
        await using var session = await patient.Get<Sessions>().Read(null, ct);
        await session.Db.Database.ExecuteSqlRawAsync("select 1", ct);
        return Finding.Ok($"{(patient.IsPostgres ? "PostgreSQL" : "SQLite")} {version} answers.");
    }
}
