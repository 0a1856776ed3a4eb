using Npgsql;

namespace Parley.Testing;

/// <summary>
/// An empty database of the engine under test: <c>PARLEY_TEST_ENGINE</c> is <c>sqlite</c> (the default) or <c>postgres</c>, which needs
/// <c>PARLEY_TEST_POSTGRES</c>, the connection string of a login that may make roles and databases. The server never uses that login: it
/// signs in as <c>parley_login</c>, which owns nothing.
/// </summary>
public sealed record TestDatabase(string Address, string? OwnerAddress)
{
    private static readonly SemaphoreSlim Gate = new(1, 1);

    public static bool IsPostgres => Environment.GetEnvironmentVariable("PARLEY_TEST_ENGINE") == "postgres";

    public static async Task<TestDatabase> Make(string folder)
    {
        if (!IsPostgres)
        {
            return new TestDatabase(Path.Combine(folder, "parley.db"), null);
        }

        var cluster = Environment.GetEnvironmentVariable("PARLEY_TEST_POSTGRES")
            ?? throw new InvalidOperationException("PARLEY_TEST_POSTGRES is not set; ./test.sh does that.");
        var name = $"parley_{Path.GetFileName(folder).ToLowerInvariant()}";
        await Gate.WaitAsync();
        try
        {
            await using var connection = new NpgsqlConnection(cluster);
            await connection.OpenAsync();
            await Execute(connection, """
                do $$ begin
                  perform pg_advisory_lock(7200002);
                  if not exists (select from pg_roles where rolname = 'parley_app') then create role parley_app nologin; end if;
                  if not exists (select from pg_roles where rolname = 'parley_login') then create role parley_login login in role parley_app; end if;
                  perform pg_advisory_unlock(7200002);
                end $$
                """);
            await Execute(connection, $"create database {name}");
        }
        finally
        {
            Gate.Release();
        }

        return new TestDatabase(
            new NpgsqlConnectionStringBuilder(cluster) { Database = name, Username = "parley_login" }.ToString(),
            new NpgsqlConnectionStringBuilder(cluster) { Database = name }.ToString());
    }

    private static async Task Execute(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
