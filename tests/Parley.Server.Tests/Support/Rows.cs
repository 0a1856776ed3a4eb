using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Parley.Server.Hosting;
using Parley.Testing;

namespace Parley.Server.Tests.Support;

/// <summary>All that is kept of one workspace, row by row, and its files on disk: to prove that a refused request has left nothing behind.</summary>
internal static class Rows
{
    // Ticket numbers are taken outside the transaction on PostgreSQL: a refused creation may leave a hole, by design. And events, which are
    // rows here, enter the feed a moment later. Counters move from one table into another by themselves; their sums do not.
    private static readonly string[] Elsewhere = ["ticket_counter", "event_pending", "feed_entry", "ticket_count", "ticket_delta"];

    private const string Counters = "(select workspace_id, status, priority, team_id, assignee_id, sum(tickets) as tickets"
        + " from (select * from ticket_count union all select * from ticket_delta) as told group by 1, 2, 3, 4, 5) as counters";

    public static async Task<IReadOnlyList<string>> Of(ParleyHost host, TestWorkspace workspace)
    {
        await using var connection = await Open(host.Database, workspace);
        var rows = new List<string>();
        foreach (var table in await Tables(connection))
        {
            rows.AddRange(await Read(connection, table, "workspace_id = $1", workspace));
        }

        rows.AddRange(await Read(connection, Counters, "workspace_id = $1 and tickets <> 0", workspace));
        rows.AddRange(await Read(connection, "workspace", "id = $1", workspace));
        // Accounts stand outside all workspaces; a test's own carry its tag.
        rows.AddRange(await Read(connection, "account", $"email like '%{workspace.Tag}%' or $1 is null", workspace));
        rows.AddRange(FilesOnDisk(host, workspace));
        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    private static async Task<DbConnection> Open(TestDatabase database, TestWorkspace workspace)
    {
        if (!TestDatabase.IsPostgres)
        {
            var file = new SqliteConnection($"Data Source={database.Address};Mode=ReadOnly");
            await file.OpenAsync();
            return file;
        }

        var connection = new NpgsqlConnection(database.OwnerAddress);
        await connection.OpenAsync();
        // The policies hold for the owner too.
        await using var setting = new NpgsqlCommand($"set app.workspace = '{workspace.Id.Value}'", connection);
        await setting.ExecuteNonQueryAsync();
        return connection;
    }

    private static async Task<List<string>> Tables(DbConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = connection is SqliteConnection
            ? "select m.name from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table' and c.name = 'workspace_id'"
            : "select table_name from information_schema.columns where table_schema = 'public' and column_name = 'workspace_id'";
        await using var reader = await command.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await reader.ReadAsync())
        {
            tables.Add(reader.GetString(0));
        }

        tables.ShouldContain("ticket");
        tables.RemoveAll(Elsewhere.Contains);
        return tables;
    }

    private static async Task<List<string>> Read(DbConnection connection, string table, string condition, TestWorkspace workspace)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"select * from {table} where {condition}";
        var id = command.CreateParameter();
        (id.ParameterName, id.Value) = connection is SqliteConnection ? ("$1", workspace.Id.Value.ToByteArray(true)) : ("", (object)workspace.Id.Value);
        command.Parameters.Add(id);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add($"{table}: {string.Join(", ", Enumerable.Range(0, reader.FieldCount).Select(i => $"{reader.GetName(i)}={Print(reader.GetValue(i))}"))}");
        }

        return rows;
    }

    private static string Print(object value) => value switch
    {
        byte[] bytes => Convert.ToHexStringLower(bytes),
        string[] words => string.Join('|', words),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static IEnumerable<string> FilesOnDisk(ParleyHost host, TestWorkspace workspace)
    {
        var folder = Path.Combine(host.Services.GetRequiredService<Settings>().Data, "files", workspace.Id.Value.ToString("N"));
        return Directory.Exists(folder) ? Directory.GetFiles(folder).Select(f => $"file on disk: {Path.GetFileName(f)}") : [];
    }
}
