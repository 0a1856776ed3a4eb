using System.Globalization;
using System.Security.Cryptography;
using Npgsql;

namespace Parley.Platform.Data.Copies;

/// <summary>Reads a PostgreSQL database's tables, as they are found in the catalogue, in the order of their keys.</summary>
internal static class PostgresSums
{
    private const int Buffer = 1024 * 1024;

    public static async Task<IReadOnlyList<TableShape>> Tables(NpgsqlConnection connection, CancellationToken ct)
    {
        const string sql = """
            select c.relname, array_agg(quote_ident(a.attname) order by a.attnum)
            from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
              and c.relname <> 'schema_migration'
            group by c.relname order by c.relname
            """;
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var tables = new List<TableShape>();
        while (await reader.ReadAsync(ct))
        {
            tables.Add(new TableShape(reader.GetString(0), reader.GetFieldValue<string[]>(1)));
        }

        return tables;
    }

    /// <param name="each">Is given the rows' bytes as they come; only valid during the call.</param>
    public static async Task<TableSum> Read(NpgsqlConnection connection, TableShape table, Func<ReadOnlyMemory<byte>, Task> each, CancellationToken ct)
    {
        var rows = await Scalar(connection, $"select count(*) from {Name(table)}", ct);
        var key = await Scalar(
            connection,
            $"""
            select string_agg(quote_ident(a.attname), ', ' order by array_position(i.indkey::int2[], a.attnum))
            from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey) where i.indisprimary and i.indrelid = '{Name(table)}'::regclass
            """,
            ct);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var sql = $"copy (select {string.Join(", ", table.Columns)} from {Name(table)} order by {key ?? $"{Name(table)}::text"}) to stdout (format binary)";
        await using var stream = await connection.BeginRawBinaryCopyAsync(sql, ct);
        var buffer = new byte[Buffer];
        for (int count; (count = await stream.ReadAsync(buffer, ct)) > 0;)
        {
            hash.AppendData(buffer, 0, count);
            await each(buffer.AsMemory(0, count));
        }

        return new TableSum(table.Name, Convert.ToInt64(rows, CultureInfo.InvariantCulture), Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    public static async Task<IReadOnlyList<SequenceValue>> Sequences(NpgsqlConnection connection, CancellationToken ct)
    {
        var values = new List<SequenceValue>();
        const string names = "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'S' order by relname";
        foreach (var name in await Texts(connection, names, ct))
        {
            await using var command = new NpgsqlCommand($"select last_value, is_called from {Quote(name)}", connection);
            await using var reader = await command.ExecuteReaderAsync(ct);
            await reader.ReadAsync(ct);
            values.Add(new SequenceValue(name, reader.GetInt64(0), reader.GetBoolean(1)));
        }

        return values;
    }

    public static string Name(TableShape table) => Quote(table.Name);

    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static async Task<IReadOnlyList<string>> Texts(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var texts = new List<string>();
        while (await reader.ReadAsync(ct))
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }

    public static async Task<object?> Scalar(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return await command.ExecuteScalarAsync(ct) is var value && value is DBNull ? null : value;
    }
}
