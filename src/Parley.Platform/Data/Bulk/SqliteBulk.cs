using Parley.Platform.Data.Copies;
using SQLitePCL;

namespace Parley.Platform.Data.Bulk;

/// <summary>
/// One transaction of prepared inserts. A large load takes indexes off first and builds them, the text index too, from the finished rows. In WAL mode nothing of a transaction is in the file before its commit, so a kill leaves what was there; the one sync is the commit's.
/// </summary>
internal sealed class SqliteBulk : BulkLoad
{
    // Kilobytes; pages beyond it go to the log before the commit.
    private const int Cache = 128 * 1024;

    private readonly RawSqlite _database;
    private readonly IReadOnlyList<BulkTable> _tables;
    private readonly Dictionary<string, SqliteInsert> _inserts;
    private readonly List<(string Statement, string What)> _back;
    private bool _open = true;

    private SqliteBulk(RawSqlite database, IReadOnlyList<BulkTable> tables, List<(string Statement, string What)> back)
    {
        (_database, _tables, _back) = (database, tables, back);
        _inserts = tables.ToDictionary(t => t.Name, t => new SqliteInsert(database, t));
    }

    public static SqliteBulk Open(string path, IReadOnlyList<BulkTable> tables, BulkSize size)
    {
        var database = RawSqlite.Open(path);
        try
        {
            // References hold by the way the rows are made; SQLite's own look at each costs a tenth. 'doctor' checks them all.
            database.Execute($"pragma busy_timeout = 5000; pragma synchronous = full; pragma foreign_keys = off; pragma cache_size = -{Cache}");
            database.Execute("begin immediate");
            var back = IsLarge(database, size) ? TakeOff(database, tables) : [];
            return new SqliteBulk(database, tables, back);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    public override Task<long?> Ask(string sql, IReadOnlyList<object> values, CancellationToken ct)
    {
        _database.Check(raw.sqlite3_prepare_v2(_database.Handle, sql, out var statement));
        using (statement)
        {
            for (var i = 0; i < values.Count; i++)
            {
                _database.Check(values[i] is byte[] bytes ? raw.sqlite3_bind_blob(statement, i + 1, bytes) : raw.sqlite3_bind_int64(statement, i + 1, (long)values[i]));
            }

            return Task.FromResult<long?>(raw.sqlite3_step(statement) == raw.SQLITE_ROW ? raw.sqlite3_column_int64(statement, 0) : null);
        }
    }

    public override BulkBatch NewBatch() => new SqliteBatch(_tables);

    public override Task Write(BulkBatch batch, CancellationToken ct)
    {
        foreach (var table in _tables)
        {
            var insert = _inserts[table.Name];
            foreach (var row in ((SqliteBatch)batch)[table])
            {
                insert.Insert(table, row);
            }
        }

        return Task.CompletedTask;
    }

    public override Task Commit(Action<string> step, CancellationToken ct)
    {
        CloseInserts();
        var last = "";
        foreach (var (statement, what) in _back)
        {
            ct.ThrowIfCancellationRequested();
            if (what != last)
            {
                step(last = what);
            }

            _database.Execute(statement);
        }

        step("Writing to the disk");
        _database.Execute("commit");
        _open = false;
        _database.Execute("pragma wal_checkpoint(truncate)");
        return Task.CompletedTask;
    }

    public override ValueTask DisposeAsync()
    {
        CloseInserts();
        if (_open)
        {
            _database.Execute("rollback");
        }

        _database.Dispose();
        return ValueTask.CompletedTask;
    }

    private static bool IsLarge(RawSqlite database, BulkSize size) =>
        size.Rows >= 10_000 && size.Rows * 4 >= long.Parse(database.Texts($"select count(*) from \"{size.Table}\"")[0], null);

    private static List<(string Statement, string What)> TakeOff(RawSqlite database, IReadOnlyList<BulkTable> tables)
    {
        var back = new List<(string Statement, string What)>();
        foreach (var table in tables)
        {
            // A text index is kept by triggers, and built of all rows at once when they are there. Other triggers stay.
            var texts = database.Texts($"select name from sqlite_schema where sql like 'create virtual table%using fts5%content = ''{table.Name}''%'");
            back.AddRange(texts.Select(index => ($"insert into \"{index}\" (\"{index}\") values ('rebuild')", $"Building the text index of {table.Name}")));
            foreach (var type in texts.Count > 0 ? (string[])["index", "trigger"] : ["index"])
            {
                back.AddRange(Drop(database, table, type));
            }
        }

        return back;
    }

    private static IEnumerable<(string Statement, string What)> Drop(RawSqlite database, BulkTable table, string type)
    {
        var these = $"from sqlite_schema where type = '{type}' and sql is not null and tbl_name = '{table.Name}' order by name";
        var found = database.Texts($"select name {these}").Zip(database.Texts($"select sql {these}")).ToList();
        var hasStatistics = database.Texts("select name from sqlite_schema where name = 'sqlite_stat1'").Count > 0;
        foreach (var (name, sql) in found)
        {
            var known = !hasStatistics ? [] : database.Texts($"select format('insert into sqlite_stat1 (tbl, idx, stat) values (%Q, %Q, %Q)', tbl, idx, stat) from sqlite_stat1 where idx = '{name}'");
            database.Execute($"drop {type} \"{name}\"");
            yield return (sql, $"Building indexes of {table.Name}");

            // What the planner is to know of an index goes with it.
            foreach (var statistics in known)
            {
                yield return (statistics, $"Building indexes of {table.Name}");
            }
        }
    }

    private void CloseInserts()
    {
        foreach (var insert in _inserts.Values)
        {
            insert.Dispose();
        }

        _inserts.Clear();
    }
}
