using Parley.Platform.Data.Copies;
using SQLitePCL;

namespace Parley.Platform.Data.Bulk;

/// <summary>One table's insert, prepared once; its values are bound without an object for each.</summary>
internal sealed class SqliteInsert : RowWriter, IDisposable
{
    private readonly RawSqlite _database;
    private readonly sqlite3_stmt _statement;
    private int _column;

    public SqliteInsert(RawSqlite database, BulkTable table)
    {
        _database = database;
        var columns = table.Columns.Concat(table.Made.Select(m => m.Column));
        var values = table.Columns.Select((_, i) => $"?{i + 1}").Concat(table.Made.Select(m => m.Expression));
        var sql = $"insert into \"{table.Name}\" ({string.Join(", ", columns)}) values ({string.Join(", ", values)})";
        _database.Check(raw.sqlite3_prepare_v2(database.Handle, sql, out _statement));
    }

    public void Insert(BulkTable table, object row)
    {
        _column = 0;
        table.Write(row, this);
        var code = raw.sqlite3_step(_statement);
        _database.Check(code == raw.SQLITE_DONE ? raw.SQLITE_OK : code);
        _database.Check(raw.sqlite3_reset(_statement));
    }

    public override void WriteNull() => _database.Check(raw.sqlite3_bind_null(_statement, ++_column));

    public override void Write(string value) => _database.Check(raw.sqlite3_bind_text(_statement, ++_column, value));

    public override void Write(long value) => _database.Check(raw.sqlite3_bind_int64(_statement, ++_column, value));

    public override void Write(int value) => Write((long)value);

    public override void Write(short value) => Write((long)value);

    public override void Write(bool value) => Write(value ? 1L : 0L);

    public override void Write(byte[] value) => _database.Check(raw.sqlite3_bind_blob(_statement, ++_column, value));

    // The model turns ids and instants into bytes and milliseconds before they come here.
    public override void Write(Guid value) => Write(value.ToByteArray(bigEndian: true));

    public override void Write(DateTimeOffset value) => Write(value.ToUnixTimeMilliseconds());

    public override void Write(IReadOnlyCollection<string> values) => throw new NotSupportedException("SQLite has no lists.");

    public override void Write(TsVector value) => throw new NotSupportedException("SQLite has no tsvector.");

    public void Dispose() => _statement.Dispose();
}
