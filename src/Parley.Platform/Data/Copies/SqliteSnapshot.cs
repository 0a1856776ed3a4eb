using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Parley.Platform.Data.Copies;

/// <summary>
/// A copy of the file, page by page, inside one read transaction: in WAL mode that holds up no writer, and the copy never starts over.
/// </summary>
internal sealed class SqliteSnapshot : DatabaseSnapshot
{
    public const string Entry = "database.sqlite";

    private const int PagesAtOnce = 1024;

    private readonly string _path;
    private readonly SqliteConnection _connection;

    private SqliteSnapshot(string path, SqliteConnection connection) => (_path, _connection, Tables) = (path, connection, SqliteSums.Tables(path));

    public override DbConnection Connection => _connection;

    public override IReadOnlyList<TableShape> Tables { get; }

    /// <param name="path">Where the copy may lie until the snapshot is disposed.</param>
    public static async Task<SqliteSnapshot> Take(string source, string path, ICopyProgress progress, CancellationToken ct)
    {
        await CopyFile.Create(path).DisposeAsync(); // for nobody else's eyes, from the first byte on
        try
        {
            CopyPages(source, path, progress, ct);
            var connection = new SqliteConnection(
                new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
            await connection.OpenAsync(ct);
            return new SqliteSnapshot(path, connection);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    public override async Task<DatabaseSums> WriteTo(ArchiveWriter archive, ICopyProgress progress, CancellationToken ct)
    {
        await using var file = File.OpenRead(_path);
        progress.Start("Writing the database", file.Length);
        await archive.Add(Entry, file, ct);
        progress.Start("Adding up the tables", 0);
        return new DatabaseSums(SqliteSums.Of(_path, ct), []);
    }

    public override async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        File.Delete(_path);
    }

    private static void CopyPages(string from, string to, ICopyProgress progress, CancellationToken ct)
    {
        using var source = RawSqlite.Open(from);
        using var copy = RawSqlite.Open(to);
        source.Execute("begin; select count(*) from sqlite_schema");
        using (var backup = raw.sqlite3_backup_init(copy.Handle, "main", source.Handle, "main"))
        {
            copy.Check(backup.IsInvalid ? raw.sqlite3_errcode(copy.Handle) : raw.SQLITE_OK);
            var page = long.Parse(source.Texts("pragma page_size")[0], null);
            progress.Start("Copying the database", long.Parse(source.Texts("pragma page_count")[0], null) * page);
            var left = -1;
            int code;
            do
            {
                ct.ThrowIfCancellationRequested();
                code = raw.sqlite3_backup_step(backup, PagesAtOnce);
                var now = raw.sqlite3_backup_remaining(backup);
                progress.Add((left < 0 ? PagesAtOnce : left - now) * page);
                left = now;
            }
            while (code == raw.SQLITE_OK);

            copy.Check(code == raw.SQLITE_DONE ? raw.SQLITE_OK : code);
        }

        // One file, nothing beside it.
        copy.Execute("pragma journal_mode = delete");
    }
}
