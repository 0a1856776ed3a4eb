using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parley.Platform.Data;
using Parley.Testing;

namespace Parley.Platform.Tests.Data;

/// <summary>A SQLite file of one's own with one table of names, and sessions on it; whichever engine the other tests run on.</summary>
internal sealed class SqliteFile : ILogger<Sessions>, IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parley-writer").FullName;
    private readonly ServiceProvider _services;

    private SqliteFile(ParleyHost host, TimeProvider clock)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(clock).AddSingleton<ILogger<Sessions>>(this).AddData(new SqliteEngine(FilePath, clock));
        foreach (var part in host.Services.GetServices<IModelPart>())
        {
            // EF keeps one model for all contexts of the process.
            services.AddSingleton(part);
        }

        _services = services.BuildServiceProvider();
    }

    public string FilePath => Path.Combine(_folder, "names.db");

    public ConcurrentQueue<string> Logged { get; } = new();

    public Sessions Sessions => _services.GetRequiredService<Sessions>();

    public static async Task<SqliteFile> Make(ParleyHost host, TimeProvider? clock = null)
    {
        var file = new SqliteFile(host, clock ?? TimeProvider.System);
        await using var session = await file.Sessions.Write(null, CancellationToken.None);
        await session.Db.Database.ExecuteSqlRawAsync(
            """
            create table name (text text primary key, parent text references name (text) deferrable initially deferred);
            create table page (bytes blob);
            """);
        await session.Commit(CancellationToken.None);
        return file;
    }

    public Task<Session> Write(CancellationToken ct = default) => Sessions.Write(null, ct);

    public static Task Add(Session session, string name, string? parent = null) =>
        session.Db.Database.ExecuteSqlAsync($"insert into name (text, parent) values ({name}, {parent})");

    /// <summary>What is committed, seen by a connection that nobody else has.</summary>
    public async Task<List<string>> Names()
    {
        await using var connection = new SqliteConnection($"Data Source={FilePath};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "select text from name order by text";
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Logged.Enqueue(formatter(state, exception));

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <summary>Ends the engine, and leaves the file.</summary>
    public ValueTask Close() => _services.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        await Close();
        Directory.Delete(_folder, recursive: true);
    }
}
