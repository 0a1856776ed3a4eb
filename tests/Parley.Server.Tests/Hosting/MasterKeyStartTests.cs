using System.Net;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;
using Parley.Platform.Data;
using Parley.Server.Hosting;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Hosting;

/// <summary>Each test has a database of its own, so that nobody's master key is there before.</summary>
public sealed class MasterKeyStartTests : IAsyncLifetime
{
    private const string Wrong = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private readonly string _folder = Directory.CreateTempSubdirectory("parley").FullName;
    private Settings _settings = new();

    public async ValueTask InitializeAsync()
    {
        var database = await TestDatabase.Make(_folder);
        _settings = new Settings { Data = Folder("one"), Database = database.Address, DatabaseOwner = database.OwnerAddress };
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_first_start_makes_a_key_that_only_its_owner_may_read()
    {
        await using (await ParleyNode.Start(_settings))
        {
        }

        var file = new FileInfo(Path.Combine(_settings.Data, "master.key"));
        Convert.FromBase64String(await File.ReadAllTextAsync(file.FullName)).Length.ShouldBe(32);
        file.UnixFileMode.ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Directory.GetFiles(_settings.Data).Where(f => f.Contains(".key", StringComparison.Ordinal)).ShouldBe([file.FullName]);
    }

    [Fact]
    public async Task What_one_node_has_encrypted_another_with_the_same_master_key_reads()
    {
        string secret;
        await using (var one = await ParleyNode.Start(_settings))
        {
            secret = Protector(one.Services).Protect("a session");
        }

        await using var two = await ParleyNode.Start(_settings with { Data = Folder("two"), MasterKey = Key() });

        Protector(two.Services).Unprotect(secret).ShouldBe("a session");
        File.Exists(Path.Combine(_folder, "two", "master.key")).ShouldBeFalse();
    }

    [Fact]
    public async Task Nodes_that_start_together_agree_on_one_key()
    {
        Assert.SkipUnless(TestDatabase.IsPostgres, "SQLite has one node.");
        var nodes = await Task.WhenAll(Enumerable.Range(1, 3).Select(i => ParleyNode.Start(_settings with { Data = Folder($"{i}"), MasterKey = Wrong })));

        foreach (var node in nodes)
        {
            node.Services.GetRequiredService<IXmlRepository>().GetAllElements().Count.ShouldBe(1);
            await node.DisposeAsync();
        }
    }

    [Fact]
    public async Task Another_master_key_is_refused_in_one_sentence()
    {
        await using (await ParleyNode.Start(_settings))
        {
        }

        var refused = await Should.ThrowAsync<InvalidOperationException>(() => ParleyNode.Start(_settings with { MasterKey = Wrong }));

        refused.Message.ShouldBe("The master key in PARLEY_MASTER_KEY is not the one that this database is sealed with.");
    }

    [Fact]
    public async Task A_node_without_the_master_key_of_its_database_makes_none()
    {
        await using (await ParleyNode.Start(_settings))
        {
        }

        var refused = await Should.ThrowAsync<InvalidOperationException>(() => ParleyNode.Start(_settings with { Data = Folder("two") }));

        refused.Message.ShouldStartWith("The database is sealed with a master key that this node does not have: set PARLEY_MASTER_KEY to it, or lay its file to ");
        File.Exists(Path.Combine(_folder, "two", "master.key")).ShouldBeFalse();
    }

    [Fact]
    public async Task Keys_that_lay_in_the_data_folder_are_taken_over_and_removed()
    {
        var keys = Directory.CreateDirectory(Path.Combine(_settings.Data, "keys"));
        var secret = Protector(DataProtectionProvider.Create(keys, builder => builder.SetApplicationName("Parley"))).Protect("an old session");

        await using var node = await ParleyNode.Start(_settings);

        Protector(node.Services).Unprotect(secret).ShouldBe("an old session");
        node.Services.GetRequiredService<IXmlRepository>().GetAllElements().Count.ShouldBe(1);
        Directory.Exists(keys.FullName).ShouldBeFalse();
    }

    [Fact]
    public async Task The_database_holds_no_key_in_plain()
    {
        await using var node = await ParleyNode.Start(_settings);
        var material = node.Services.GetRequiredService<IXmlRepository>().GetAllElements().Single().Descendants("value").Single().Value;

        var rows = await Rows(node);

        rows.Count.ShouldBe(2); // the key and the proof
        foreach (var row in rows)
        {
            row.AsSpan().IndexOf(Convert.FromBase64String(material)).ShouldBe(-1);
            row.AsSpan().IndexOf(Convert.FromBase64String(Key())).ShouldBe(-1);
            Encoding.Latin1.GetString(row).ShouldNotContain("<key");
            Encoding.Latin1.GetString(row).ShouldNotContain(material);
        }
    }

    private static async Task<List<byte[]>> Rows(ParleyNode node)
    {
        await using var connection = await node.Services.GetRequiredService<Engine>().OpenOwner(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = "select sealed from protection_key";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<byte[]>();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetFieldValue<byte[]>(0));
        }

        return rows;
    }

    private static IDataProtector Protector(IServiceProvider services) => Protector(services.GetRequiredService<IDataProtectionProvider>());

    private static IDataProtector Protector(IDataProtectionProvider provider) => provider.CreateProtector("a test");

    private string Folder(string name) => Path.Combine(_folder, name);

    private string Key() => File.ReadAllText(Path.Combine(_settings.Data, "master.key"));
}

public sealed class SessionOnTwoNodesTests(ParleyHost host)
{
    [Fact]
    public async Task A_session_is_good_on_every_node()
    {
        Assert.SkipUnless(TestDatabase.IsPostgres, "SQLite has one node.");
        var key = await File.ReadAllTextAsync(Path.Combine(host.Settings.Data, "master.key"));
        await using var other = await ParleyNode.Start(host.Settings with { Data = Path.Combine(host.Settings.Data, "other-node"), MasterKey = key });
        var workspace = await host.NewWorkspace();
        var browser = await Browser.SignInAdmin(workspace);
        using var there = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = other.Address };
        there.DefaultRequestHeaders.Add("Cookie", browser.Cookie);

        var session = await there.GetJson("/api/v1/session");
        await browser.Client.Send(HttpMethod.Delete, "/api/v1/session", null, HttpStatusCode.NoContent);

        session["user"]!.Text("email").ShouldBe(workspace.AdminEmail);
        (await there.GetAsync(new Uri("/api/v1/session", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
