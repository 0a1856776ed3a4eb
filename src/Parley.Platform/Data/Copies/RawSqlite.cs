using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Parley.Platform.Data.Copies;

/// <summary>
/// SQLite without ADO.NET, which makes an object of every value (a backup reads tens of millions) and copies a database in one step only.
/// Never mixed with a SqliteConnection's handle: docs/decisions/0001-sqlite-through-the-system-library.md.
/// </summary>
internal sealed class RawSqlite : IDisposable
{
    private RawSqlite(sqlite3 handle) => Handle = handle;

    public sqlite3 Handle { get; }

    public static RawSqlite Open(string path)
    {
        var code = raw.sqlite3_open_v2(path, out var handle, raw.SQLITE_OPEN_READWRITE, null);
        var database = new RawSqlite(handle);
        try
        {
            database.Check(code);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    public void Execute(string sql) => Check(raw.sqlite3_exec(Handle, sql));

    public IReadOnlyList<string> Texts(string sql)
    {
        var texts = new List<string>();
        Each(sql, statement => texts.Add(raw.sqlite3_column_text(statement, 0).utf8_to_string()));
        return texts;
    }

    public void Each(string sql, Action<sqlite3_stmt> row)
    {
        Check(raw.sqlite3_prepare_v2(Handle, sql, out var statement));
        using (statement)
        {
            int code;
            while ((code = raw.sqlite3_step(statement)) == raw.SQLITE_ROW)
            {
                row(statement);
            }

            Check(code == raw.SQLITE_DONE ? raw.SQLITE_OK : code);
        }
    }

    public void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw new SqliteException($"SQLite: {raw.sqlite3_errmsg(Handle).utf8_to_string()}", code);
        }
    }

    public void Dispose() => Handle.Dispose();
}
