using System.Net.Http.Headers;
using Npgsql;
using Parley.Server.Hosting;
using Parley.Testing;

namespace Parley.Server.Tests.Nodes;

/// <summary>What nodes share: a database, a data folder with the files and the master key, and a first workspace.</summary>
internal sealed class SharedInstallation : IAsyncDisposable
{
    public const string Key = "parley_of-all-nodes-and-long-enough-to-be-one";

    private readonly string _folder = Directory.CreateTempSubdirectory("parley_nodes_").FullName;

    private readonly List<NodeProcess> _nodes = [];

    private SharedInstallation()
    {
    }

    public Settings Settings { get; private set; } = new();

    public static async Task<SharedInstallation> Make()
    {
        Assert.SkipUnless(TestDatabase.IsPostgres, "SQLite has one node.");
        var made = new SharedInstallation();
        var database = await TestDatabase.Make(made._folder);
        made.Settings = new Settings { Data = made._folder, Database = database.Address, DatabaseOwner = database.OwnerAddress };
        return made;
    }

    /// <summary>A node that ends with the test at the latest.</summary>
    public async Task<NodeProcess> StartNode(params (string Name, string Value)[] more)
    {
        var node = await NodeProcess.Start(
            Settings,
            [("PARLEY_URLS", "http://127.0.0.1:0"), ("PARLEY_RATE_LIMIT", "0"), ("PARLEY_ADMIN_EMAIL", "ada@desk.example"), ("PARLEY_API_KEY", Key), .. more]);
        _nodes.Add(node);
        return node;
    }

    public static HttpClient Client(Uri address)
    {
        var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        return client;
    }

    /// <summary>The first column of a query over all workspaces.</summary>
    public async Task<IReadOnlyList<T>> Ask<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(Settings.DatabaseOwner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"set role parley_worker; {sql}", connection);
        await using var rows = await command.ExecuteReaderAsync();
        var all = new List<T>();
        while (await rows.ReadAsync())
        {
            all.Add(rows.GetFieldValue<T>(0));
        }

        return all;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }
}
