using Microsoft.Data.Sqlite;

namespace Parley.Platform.Data;

/// <summary>Statements of one connection that stay prepared: the driver keeps none by itself and reads each text anew.</summary>
internal sealed class PreparedStatements(SqliteConnection connection)
{
    // There are a few dozen texts; whoever makes them up as it goes must not fill the memory.
    private const int Kept = 200;

    private readonly Dictionary<string, SqliteCommand> _commands = [];

    public SqliteCommand this[string sql]
    {
        get
        {
            if (_commands.TryGetValue(sql, out var known))
            {
                return known;
            }

            if (_commands.Count == Kept)
            {
                Forget();
            }

            var command = connection.CreateCommand();
            // Every text comes from the model or the code.
#pragma warning disable CA2100
            command.CommandText = sql;
#pragma warning restore CA2100
            _commands.Add(sql, command);
            return command;
        }
    }

    public void Forget()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        _commands.Clear();
    }
}
