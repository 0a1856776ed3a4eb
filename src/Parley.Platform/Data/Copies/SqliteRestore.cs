using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Parley.Platform.Data.Copies;

/// <summary>Builds the database in a file beside its place, and renames it last.</summary>
internal sealed class SqliteRestore(string path) : RestorePlace
{
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    private readonly string _part = path + ".part";

    public static async Task<SqliteRestore> Open(string path, CancellationToken ct)
    {
        if (File.Exists(path))
        {
            await RefuseUnlessEmpty(path, ct);
        }

        return new SqliteRestore(path);
    }

    public override async Task<bool> Load(string entry, Stream content, CancellationToken ct)
    {
        if (entry != SqliteSnapshot.Entry)
        {
            return false;
        }

        await using var file = CopyFile.Create(_part);
        await content.CopyToAsync(file, ct);
        return true;
    }

    public override async Task<DatabaseSums> Finish(IReadOnlyList<SequenceValue> sequences, CancellationToken ct)
    {
        await using var connection = await Connect(_part, ct);
        if (await Scalar(connection, "pragma quick_check(1)", ct) is var check && check as string != "ok")
        {
            throw new CopyRefusedException($"The backup's database is damaged: {check}.");
        }

        return new DatabaseSums(SqliteSums.Of(_part, ct), []);
    }

    public override async Task Show(DateTimeOffset now, CancellationToken ct)
    {
        await using (var connection = await Connect(_part, ct))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"begin; update installation set effects_held_since = $at; {MoveFeed(now)} commit";
            command.Parameters.AddWithValue("$at", now.ToUnixTimeMilliseconds());
            await command.ExecuteNonQueryAsync(ct);
            await Scalar(connection, "pragma journal_mode = delete", ct);
        }

        await using (var file = new FileStream(_part, FileMode.Open, FileAccess.ReadWrite))
        {
            file.Flush(flushToDisk: true);
        }

        // What the empty database before it left beside itself would be taken for this one's.
        File.Delete(path + "-wal");
        File.Delete(path + "-shm");
        File.Move(_part, path, overwrite: true);
    }

    public override bool MeansDamage(DbException error) => error is SqliteException { SqliteErrorCode: Corrupt or NotADatabase };

    public override ValueTask DisposeAsync()
    {
        foreach (var rest in (string[])["", "-wal", "-shm", "-journal"])
        {
            File.Delete(_part + rest);
        }

        return ValueTask.CompletedTask;
    }

    private static async Task RefuseUnlessEmpty(string path, CancellationToken ct)
    {
        await using var connection = await Connect(path, ct);
        var tables = Convert.ToInt64(await Scalar(connection, "select count(*) from sqlite_schema where type = 'table'", ct), null);
        var ours = Convert.ToInt64(await Scalar(connection, "select count(*) from sqlite_schema where type = 'table' and name = 'workspace'", ct), null) > 0;
        if (tables > 0 && !ours)
        {
            throw new CopyRefusedException($"{path} is another program's database. Name an empty place with PARLEY_DATABASE or PARLEY_DATA.");
        }

        if (ours && Convert.ToInt64(await Scalar(connection, "select count(*) from workspace", ct), null) is > 0 and var workspaces)
        {
            throw new CopyRefusedException($"{path} holds {workspaces} workspace(s); a backup is only restored into an empty place. Move that file away first.");
        }

        // Leaves WAL mode, which needs the file for oneself alone.
        try
        {
            await Scalar(connection, "pragma journal_mode = delete", ct);
        }
        catch (SqliteException error)
        {
            throw new CopyRefusedException($"{path} is in use. Stop the server that runs on it first.", error);
        }
    }

    private static async Task<SqliteConnection> Connect(string path, CancellationToken ct)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 1 }.ToString());
        await connection.OpenAsync(ct);
        return connection;
    }

    private static async Task<object?> Scalar(SqliteConnection connection, string sql, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(ct);
    }
}
