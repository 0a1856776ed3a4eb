using System.Globalization;
using Parley.Platform.Data;
using Parley.Server.Hosting;

namespace Parley.Server.Operations.Checkup;

/// <summary>The installation under examination.</summary>
/// <param name="Services">The server's own, not started.</param>
/// <param name="Deep">Whether what takes long is wanted: every file's bytes.</param>
internal sealed record Patient(Settings Settings, IServiceProvider Services, bool Deep)
{
    public Engine Engine { get; } = Services.GetRequiredService<Engine>();

    public bool IsPostgres => Engine is PostgresEngine;

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Asks one thing across all workspaces.</summary>
    public async Task<IReadOnlyList<string>> Ask(string sql, CancellationToken ct)
    {
        await using var connection = await Engine.OpenKeeper(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<string>();
        while (await reader.ReadAsync(ct))
        {
            rows.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture) ?? "");
        }

        return rows;
    }

    public async Task<long> Count(string sql, CancellationToken ct) => long.Parse((await Ask(sql, ct))[0], CultureInfo.InvariantCulture);
}
