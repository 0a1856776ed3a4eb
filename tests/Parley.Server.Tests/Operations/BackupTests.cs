using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parley.Platform.Data;
using Parley.Platform.Work;
using Parley.Server.Hosting;
using Parley.Server.Operations.Checkup;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Operations;

/// <summary>A server of its own: a backup takes all that is there.</summary>
public sealed class BackupHost : ParleyHost;

public sealed class BackupTests(BackupHost host) : IClassFixture<BackupHost>
{
    // Tells the same in a copy, but not at the same places.
    private const string FeedsOwn = "listEvents";

    /// <summary>It is of the moment in which it is asked.</summary>
    private const string Preview = "previewSlaPolicy";

    [Theory]
    [InlineData("")]
    [InlineData(".gz")]
    public async Task A_restored_copy_answers_every_read_as_the_original_does(string ending)
    {
        var (one, two) = (await FilledWorkspace.Make(host), await FilledWorkspace.Make(host));
        await using var elsewhere = await Elsewhere.Make(host);
        var made = await elsewhere.BackUp(host, elsewhere.BackupPath + ending);
        var restored = await elsewhere.Restore(elsewhere.BackupPath + ending);
        (restored.Rows, restored.Files).ShouldBe((made.Rows, made.Files));
        made.Files.ShouldBeGreaterThanOrEqualTo(4);
        made.MissingFiles.ShouldBeEmpty();

        await using var copy = await elsewhere.Start();
        var document = await OpenApiDocument.Read(one.Api);
        foreach (var workspace in (FilledWorkspace[])[one, two])
        {
            using var there = new HttpClient { BaseAddress = copy.Address };
            there.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", workspace.Workspace.Founded.ApiKey);
            foreach (var operation in document.Operations.Where(o => o.Method == HttpMethod.Get && !KnownCalls.OfSessions.Contains(o.Id) && o.Id is not (FeedsOwn or Preview)))
            {
                var seen = 0;
                foreach (var id in workspace.Ids.Values.Take(operation.HasPathId ? int.MaxValue : 1))
                {
                    var original = await workspace.Api.Ask(KnownCalls.Request(operation, operation.PathWith(id), null));
                    var copied = await there.Ask(KnownCalls.Request(operation, operation.PathWith(id), null));
                    (copied.Status, Timeless(copied.Body)).ShouldBe((original.Status, Timeless(original.Body)), $"{operation}");
                    seen += original.Status == HttpStatusCode.OK ? 1 : 0;
                }

                seen.ShouldBeGreaterThan(0, $"{operation}");
            }

            var found = $"/api/v1/tickets?q={workspace.Tag}";
            (await there.GetJson(found)).ToJsonString().ShouldBe((await workspace.Api.GetJson(found)).ToJsonString());
            (await there.PostJson("/api/v1/tickets", new { subject = "New", description = "Here", requester = new { email = workspace.RequesterEmail } }))["number"]!
                .GetValue<long>().ShouldBeGreaterThan(workspace.LastNumber);
        }
    }

    [Fact]
    public async Task A_backup_taken_while_everybody_writes_is_of_one_moment()
    {
        var workspace = await host.NewWorkspace();
        using var enough = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 4).Select(_ => Write(workspace, enough.Token)).ToList();
        for (var i = 0; i < 3; i++)
        {
            await using var elsewhere = await Elsewhere.Make(host);
            var opened = await workspace.OpenTicket($"Before {i}");
            await elsewhere.BackUp(host);
            await elsewhere.Restore();

            (await elsewhere.Count($"select count(*) from ticket where subject = 'Before {i}'")).ShouldBe(1, $"{opened}");
            (await elsewhere.Count("select count(*) from ticket t where t.merged_into_id is null and not exists (select 1 from message m where m.ticket_id = t.id)")).ShouldBe(0);
            (await elsewhere.Count("select count(*) from ticket t where not exists (select 1 from event e where e.subject_id = t.id and e.type = 'ticket.created')")).ShouldBe(0);
            (await elsewhere.Count("select count(*) from message m where not exists (select 1 from ticket t where t.id = m.ticket_id)")).ShouldBe(0);
            await using var app = ParleyServer.Build(elsewhere.Settings, TimeProvider.System);
            (await Doctor.Examine(new Patient(elsewhere.Settings, app.Services, Deep: true), CancellationToken.None))
                .Where(c => c.Verdict == Verdict.Failure).ShouldBeEmpty();
        }

        await enough.CancelAsync();
        (await Task.WhenAll(writers)).Sum().ShouldBeGreaterThan(8);
    }

    [Fact]
    public async Task A_restored_copy_holds_its_effects_until_they_are_released()
    {
        await host.NewWorkspace();
        await using var elsewhere = await Elsewhere.Make(host);
        await elsewhere.BackUp(host);
        await elsewhere.Restore();
        (await host.Services.GetRequiredService<EffectsHold>().IsHeld(CancellationToken.None)).ShouldBeFalse();
        await using var copy = await elsewhere.Start();
        var hold = copy.Services.GetRequiredService<EffectsHold>();
        using var client = new HttpClient { BaseAddress = copy.Address };

        (await hold.IsHeld(CancellationToken.None)).ShouldBeTrue();
        (await client.GetStringAsync(new Uri("/health/ready", UriKind.Relative))).ShouldStartWith("ready; outgoing effects are held since ");
        var released = await ParleyProcess.Run(elsewhere.Settings, "effects", "release", "--json");
        released.ShouldBe((0, $$"""{"released":true}{{Environment.NewLine}}""", ""));
        (await hold.IsHeld(CancellationToken.None)).ShouldBeFalse();
        (await hold.Release(CancellationToken.None)).ShouldBeFalse();
        (await client.GetStringAsync(new Uri("/health/ready", UriKind.Relative))).ShouldStartWith("ready; jobs due: ");
    }

    [Fact]
    public async Task A_copys_feed_tells_the_same_at_places_that_the_original_never_had()
    {
        var workspace = await FilledWorkspace.Make(host);
        await using var elsewhere = await Elsewhere.Make(host);
        await elsewhere.BackUp(host);
        await elsewhere.Restore();
        var original = await workspace.Api.GetJson("/api/v1/events?limit=100");
        await using var copy = await elsewhere.Start();
        using var there = new HttpClient { BaseAddress = copy.Address };
        there.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", workspace.Workspace.Founded.ApiKey);
        var copied = await there.GetJson("/api/v1/events?limit=100");

        copied.Data().Select(e => e.Text("id")).ShouldBe(original.Data().Select(e => e.Text("id")));
        copied.Data().Select(e => e["position"]!.GetValue<long>()).Min().ShouldBeGreaterThan(original.Data().Select(e => e["position"]!.GetValue<long>()).Max());
        await there.GetJson($"/api/v1/events?after={copied.Text("next")}");
        (await there.GetJson($"/api/v1/events?after={original.Text("next")}", HttpStatusCode.Gone)).Text("code").ShouldBe("cursor_expired");
    }

    [Fact]
    public async Task A_copys_schema_is_the_originals_to_the_last_index()
    {
        Assert.SkipUnless(TestDatabase.IsPostgres, "SQLite copies the whole file.");
        await host.NewWorkspace();
        await using var elsewhere = await Elsewhere.Make(host);
        await elsewhere.BackUp(host);
        await elsewhere.Restore();
        await using var app = ParleyServer.Build(elsewhere.Settings, TimeProvider.System);

        (await Schema(app.Services)).ShouldBe(await Schema(host.Services));
    }

    // Answers that count say as of when.
    private static string Timeless(string answer) => Regex.Replace(answer, "\"as_of\":\"[^\"]+\"", "");

    private static async Task<int> Write(TestWorkspace workspace, CancellationToken enough)
    {
        var written = 0;
        while (!enough.IsCancellationRequested)
        {
            var ticket = await workspace.OpenTicket();
            var file = await workspace.Api.Upload("a.txt", [1, 2, 3]);
            await workspace.Api.PostJson($"/api/v1/tickets/{ticket.Id()}/messages", new { kind = "public_reply", body = "Hello", file_ids = new[] { file.Id() } });
            written++;
        }

        return written;
    }

    private static async Task<List<string>> Schema(IServiceProvider services)
    {
        await using var connection = await services.GetRequiredService<Engine>().OpenOwner(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = """
            select pg_get_indexdef(indexrelid) from pg_index i join pg_class c on c.oid = i.indrelid where relnamespace = 'public'::regnamespace
            union all select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace
            union all select relname || ' ' || relrowsecurity || ' ' || relforcerowsecurity from pg_class where relnamespace = 'public'::regnamespace
            union all select tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text from pg_trigger where not tgisinternal
            order by 1
            """;
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }

        return lines;
    }
}
