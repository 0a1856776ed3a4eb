using System.Buffers.Binary;
using System.Security.Cryptography;
using SQLitePCL;

namespace Parley.Platform.Data.Copies;

/// <summary>Reads a SQLite database's tables in the order of their keys. Virtual tables and their shadows are made from the others.</summary>
internal static class SqliteSums
{
    private const string TableNames = """
        select name from pragma_table_list
        where schema = 'main' and type = 'table' and substr(name, 1, 7) <> 'sqlite_' and name <> 'schema_migration' order by name
        """;

    public static IReadOnlyList<TableShape> Tables(string path)
    {
        using var database = RawSqlite.Open(path);
        return [.. database.Texts(TableNames).Select(name => new TableShape(name, database.Texts($"select name from pragma_table_info('{name}') order by cid")))];
    }

    public static IReadOnlyList<TableSum> Of(string path, CancellationToken ct)
    {
        var tables = Tables(path);
        using var database = RawSqlite.Open(path);
        return [.. tables.Select(t => Of(database, t, ct))];
    }

    private static TableSum Of(RawSqlite database, TableShape table, CancellationToken ct)
    {
        var key = database.Texts($"select name from pragma_table_info('{table.Name}') where pk > 0 order by pk");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long rows = 0;
        database.Each(
            $"select {Quoted(table.Columns)} from \"{table.Name}\" order by {(key.Count > 0 ? Quoted(key) : "rowid")}",
            row =>
            {
                AddRow(hash, row, table.Columns.Count);
                if (++rows % 1000 == 0)
                {
                    ct.ThrowIfCancellationRequested();
                }
            });
        return new TableSum(table.Name, rows, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static void AddRow(IncrementalHash hash, sqlite3_stmt row, int columns)
    {
        Span<byte> head = stackalloc byte[9];
        for (var i = 0; i < columns; i++)
        {
            // Asked for a blob, SQLite gives the bytes of texts and numbers too; the type keeps 1 and '1' apart, the length 'ab','c' and 'a','bc'.
            var type = raw.sqlite3_column_type(row, i);
            var value = raw.sqlite3_column_blob(row, i);
            head[0] = (byte)type;
            BinaryPrimitives.WriteInt64LittleEndian(head[1..], value.Length);
            hash.AppendData(head);
            hash.AppendData(value);
        }
    }

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(n => $"\"{n}\""));
}
