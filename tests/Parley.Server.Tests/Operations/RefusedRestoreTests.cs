using System.Formats.Tar;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Parley.Platform.Data;
using Parley.Platform.Data.Copies;
using Parley.Platform.Work;
using Parley.Server.Hosting;
using Parley.Server.Operations.Backups;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Operations;

public sealed class RefusedRestoreTests(BackupHost host) : IClassFixture<BackupHost>
{
    private const string Workspaces = "select count(*) from workspace";

    [Theory]
    [InlineData("in the database")]
    [InlineData("in a file")]
    [InlineData("cut off in the middle")]
    [InlineData("cut off before the last piece")]
    [InlineData("no backup at all")]
    [InlineData("made by a newer Parley")]
    [InlineData("made on another engine")]
    [InlineData("a file with a path of its own")]
    public async Task A_backup_that_is_not_whole_is_refused_and_leaves_nothing(string damage)
    {
        var workspace = await FilledWorkspace.Make(host);
        await using var elsewhere = await Elsewhere.Make(host);
        await elsewhere.BackUp(host);
        await Damage(elsewhere.BackupPath, damage, workspace);

        var refused = await Should.ThrowAsync<CopyRefusedException>(() => elsewhere.Restore());

        refused.Message.ShouldContain(damage switch
        {
            "no backup at all" => "no backup",
            "made by a newer Parley" => "newer Parley",
            "made on another engine" => "can only be restored on Other",
            _ => "The backup is damaged",
        });
        elsewhere.Files().ShouldBeEmpty();
        if (TestDatabase.IsPostgres && refused.Message.StartsWith("The backup is damaged", StringComparison.Ordinal))
        {
            (await elsewhere.Count(Workspaces)).ShouldBe(0);
        }
    }

    [Fact]
    public async Task Where_something_lies_nothing_is_restored()
    {
        await host.NewWorkspace();
        await using var elsewhere = await Elsewhere.Make(host);
        await elsewhere.BackUp(host);
        await elsewhere.Restore();
        var before = (string.Join(", ", elsewhere.Files().Where(f => !f.Contains("parley.db-", StringComparison.Ordinal)).Order()), await elsewhere.Count(Workspaces), await elsewhere.Count("select count(*) from ticket"));

        var refused = await Should.ThrowAsync<CopyRefusedException>(() => elsewhere.Restore());

        refused.Message.ShouldContain("only restored into an empty place");
        (string.Join(", ", elsewhere.Files().Where(f => !f.Contains("parley.db-", StringComparison.Ordinal)).Order()), await elsewhere.Count(Workspaces), await elsewhere.Count("select count(*) from ticket")).ShouldBe(before);
    }

    [Fact]
    public async Task A_database_that_is_migrated_and_has_no_workspace_is_an_empty_place_unless_a_server_runs_on_it()
    {
        await host.NewWorkspace();
        await using var elsewhere = await Elsewhere.Make(host);
        await elsewhere.BackUp(host);
        await using (await elsewhere.Start())
        {
            if (!TestDatabase.IsPostgres)
            {
                (await Should.ThrowAsync<CopyRefusedException>(() => elsewhere.Restore())).Message.ShouldContain("in use");
            }
        }

        await elsewhere.Restore();

        (await elsewhere.Count(Workspaces)).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task An_older_backup_is_migrated_also_where_a_newer_schema_lies_empty()
    {
        await using var older = await Elsewhere.Make(host);
        await using var elsewhere = await Elsewhere.Make(host);
        var known = host.Services.GetRequiredService<Migrator>().Known;
        // As if this step had come with the next version; nothing else knows its table.
        var steps = known.Except(["0002_ended_session"]).ToList();
        await using (var app = ParleyServer.Build(older.Settings, TimeProvider.System))
        {
            await app.Services.GetRequiredService<Migrator>().Migrate(steps, CancellationToken.None);
            await new MakeBackup(app.Services.GetRequiredService<Engine>(), older.Settings, TimeProvider.System).Run(older.BackupPath, older, CancellationToken.None);
        }

        await using (await elsewhere.Start())
        {
        }

        var report = await elsewhere.Restore(older.BackupPath);

        report.Migrated.ShouldBe(["0002_ended_session"]);
        await using (await elsewhere.Start())
        {
            (await elsewhere.Count("select count(*) from ended_session")).ShouldBe(0);
        }
    }

    private static async Task Damage(string path, string damage, FilledWorkspace workspace)
    {
        var bytes = await File.ReadAllBytesAsync(path);
        switch (damage)
        {
            case "in the database":
                Flip(bytes, $"Subject {workspace.Tag}");
                break;
            case "in a file":
                Flip(bytes, $"attached {workspace.Tag}");
                break;
            case "cut off in the middle":
                bytes = bytes[..(bytes.Length / 2)];
                break;
            case "cut off before the last piece":
                bytes = bytes[..bytes.AsSpan().LastIndexOf(Encoding.UTF8.GetBytes(BackupManifest.Entry))];
                break;
            case "no backup at all":
                bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("no backup ", 200)));
                break;
            case "made by a newer Parley":
                await Rewrite(path, header => header with { Migrations = [.. header.Migrations, "9999_later"] });
                return;
            case "made on another engine":
                await Rewrite(path, header => header with { Engine = "Other" });
                return;
            default:
                await Rewrite(path, header => header, "files/../../escaped");
                return;
        }

        await File.WriteAllBytesAsync(path, bytes);
    }

    private static void Flip(byte[] bytes, string text)
    {
        var at = bytes.AsSpan().LastIndexOf(Encoding.UTF8.GetBytes(text));
        at.ShouldBeGreaterThan(0);
        bytes[at + 3] ^= 1;
    }

    private static async Task Rewrite(string path, Func<BackupHeader, BackupHeader> change, string? added = null)
    {
        using var original = new MemoryStream(await File.ReadAllBytesAsync(path));
        await using var file = File.Create(path);
        await using var written = new TarWriter(file);
        using var read = new TarReader(original);
        while (await read.GetNextEntryAsync(copyData: true) is { } entry)
        {
            if (entry.Name == BackupHeader.Entry)
            {
                var header = JsonSerializer.Deserialize<BackupHeader>(entry.DataStream!, PublicJson.Options)!; // a backup just made
                entry = new PaxTarEntry(TarEntryType.RegularFile, entry.Name) { DataStream = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(change(header), PublicJson.Options)) };
            }
            else if (entry.Name == BackupManifest.Entry && added is not null)
            {
                await written.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, added) { DataStream = new MemoryStream([1]) });
            }

            await written.WriteEntryAsync(entry);
        }
    }
}
