using System.Formats.Tar;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Parley.Platform.Data;
using Parley.Platform.Data.Copies;
using Parley.Server.Hosting;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Seed;

/// <summary>An empty folder and an empty database that no server runs on: a seed wants the tables for itself.</summary>
internal sealed class Installation : IAsyncDisposable, ICopyProgress
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parley").FullName;

    public Settings Settings { get; private set; } = new();

    public static async Task<Installation> Make()
    {
        var made = new Installation();
        var database = await TestDatabase.Make(made._folder);
        made.Settings = new Settings { Data = made._folder, Database = database.Address, DatabaseOwner = database.OwnerAddress };
        return made;
    }

    /// <summary>Seeds by the command and answers its report.</summary>
    public async Task<JsonNode> Seed(params string[] arguments)
    {
        var ran = await Run(arguments);
        ran.Code.ShouldBe(0, ran.Errors);
        return JsonNode.Parse(ran.Output)!; // a command's whole answer
    }

    public Task<(int Code, string Output, string Errors)> Run(params string[] arguments) => ParleyProcess.Run(Settings, ["seed", "--json", .. arguments]);

    /// <summary>A server on it, and its API under the key that the seed printed.</summary>
    public async Task<(ParleyNode Node, HttpClient Api)> Serve(JsonNode report)
    {
        var node = await ParleyNode.Start(Settings);
        var api = new HttpClient { BaseAddress = node.Address };
        api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", report["made"]!.Text("api_key"));
        return (node, api);
    }

    /// <summary>Asks the database across all workspaces.</summary>
    public async Task<string> Ask(string sql)
    {
        await using var app = ParleyServer.Build(Settings, TimeProvider.System);
        await using var connection = await app.Services.GetRequiredService<Engine>().OpenKeeper(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture) ?? "";
    }

    /// <summary>Each table's rows in short.</summary>
    public async Task<IReadOnlyDictionary<string, TableSum>> Sums()
    {
        await using var app = ParleyServer.Build(Settings, TimeProvider.System);
        await using var snapshot = await app.Services.GetRequiredService<Engine>().OpenSnapshot(Path.Combine(_folder, "copy"), this, CancellationToken.None);
        await using var tar = new TarWriter(Stream.Null);
        var sums = await snapshot.WriteTo(new ArchiveWriter(tar, DateTimeOffset.UnixEpoch, this), this, CancellationToken.None);
        return sums.Tables.ToDictionary(t => t.Name);
    }

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
