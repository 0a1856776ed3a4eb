using Microsoft.Extensions.DependencyInjection;
using Parley.Platform.Data;
using Parley.Platform.Data.Copies;
using Parley.Server.Hosting;
using Parley.Server.Operations.Backups;
using Parley.Testing;

namespace Parley.Server.Tests.Operations;

/// <summary>An empty folder and an empty database, with the master key of the host whose backup is to come here.</summary>
internal sealed class Elsewhere : IAsyncDisposable, ICopyProgress
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parley").FullName;

    public Settings Settings { get; private set; } = new();

    /// <summary>A file that is not there yet.</summary>
    public string BackupPath => Path.Combine(_folder, "backup.tar");

    public static async Task<Elsewhere> Make(ParleyHost host)
    {
        var elsewhere = new Elsewhere();
        var database = await TestDatabase.Make(elsewhere._folder);
        elsewhere.Settings = host.Settings with
        {
            Data = Path.Combine(elsewhere._folder, "data"),
            Database = TestDatabase.IsPostgres ? database.Address : null,
            DatabaseOwner = database.OwnerAddress,
            MasterKey = await File.ReadAllTextAsync(Path.Combine(host.Settings.Data, "master.key")),
        };
        return elsewhere;
    }

    public Task<BackupReport> BackUp(ParleyHost host, string? path = null) =>
        new MakeBackup(host.Services.GetRequiredService<Engine>(), host.Settings, TimeProvider.System).Run(path ?? BackupPath, this, CancellationToken.None);

    public async Task<RestoreReport> Restore(string? path = null)
    {
        await using var app = ParleyServer.Build(Settings, TimeProvider.System);
        var services = app.Services;
        return await new RestoreBackup(
            services.GetRequiredService<Engine>(), services.GetRequiredService<Migrator>(), Settings, TimeProvider.System)
            .Run(path ?? BackupPath, this, CancellationToken.None);
    }

    public Task<ParleyNode> Start() => ParleyNode.Start(Settings);

    /// <summary>Asks the database across all workspaces; 0 when it has no tables.</summary>
    public async Task<long> Count(string sql)
    {
        await using var app = ParleyServer.Build(Settings, TimeProvider.System);
        await using var connection = await app.Services.GetRequiredService<Engine>().OpenKeeper(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), null);
    }

    /// <summary>Every file that a failed restore would have left.</summary>
    public IReadOnlyList<string> Files() => Directory.Exists(Settings.Data)
        ? [.. Directory.GetFiles(Settings.Data, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Settings.Data, f))]
        : [];

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    void ICopyProgress.Start(string what, long total)
    {
    }

    void ICopyProgress.Add(long more)
    {
    }
}
