using System.Data.Common;

namespace Parley.Platform.Data.Copies;

/// <summary>A whole database, all workspaces, as it stood at one moment; writers go on meanwhile.</summary>
public abstract class DatabaseSnapshot : IAsyncDisposable
{
    /// <summary>Answers from that moment.</summary>
    public abstract DbConnection Connection { get; }

    /// <summary>All there are, found in the catalogue; the migrator's own apart.</summary>
    public abstract IReadOnlyList<TableShape> Tables { get; }

    public abstract Task<DatabaseSums> WriteTo(ArchiveWriter archive, ICopyProgress progress, CancellationToken ct);

    public abstract ValueTask DisposeAsync();

    /// <summary>The steps that made its schema, in order.</summary>
    public async Task<IReadOnlyList<string>> Migrations(CancellationToken ct)
    {
        var names = new List<string>();
        await using var command = Connection.CreateCommand();
        command.CommandText = "select name from schema_migration order by name";
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }
}
