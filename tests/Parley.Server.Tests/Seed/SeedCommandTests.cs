using Npgsql;
using Parley.Platform.Data;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Seed;

/// <summary>The command itself: the same again, more of it, not now, and killed.</summary>
public sealed class SeedCommandTests
{
    private static readonly string[] Secret = ["account", "agent", "api_key", "team_member"];

    [Fact]
    public async Task The_same_seed_makes_the_same_rows()
    {
        await using var one = await Installation.Make();
        await using var other = await Installation.Make();
        await using var third = await Installation.Make();
        foreach (var installation in (Installation[])[one, other])
        {
            await installation.Seed("--tickets", "3000", "--seed", "5", "--until", "2026-11-01");
        }

        await third.Seed("--tickets", "3000", "--seed", "6", "--until", "2026-11-01");

        var (sums, again, others) = (await one.Sums(), await other.Sums(), await third.Sums());
        var told = sums.Keys.Except(Secret).ToList();
        told.Select(t => again[t]).ShouldBe(told.Select(t => sums[t]));
        sums["ticket"].Rows.ShouldBe(3_000);
        others["ticket"].Sha256.ShouldNotBe(sums["ticket"].Sha256);
        (await one.Ask("select max(created_at) from message")).ShouldBe(await other.Ask("select max(created_at) from message"));
    }

    [Theory]
    [InlineData(300)]
    [InlineData(12_000)] // large enough to take the indexes off first
    public async Task More_comes_behind_what_is_there_and_the_same_again_is_refused(int tickets)
    {
        await using var home = await Installation.Make();
        var first = await home.Seed("--tickets", "200", "--until", "2026-11-01");
        var second = await home.Seed("--tickets", $"{tickets}", "--seed", "2", "--until", "2026-11-01");
        var again = await home.Run("--tickets", "200", "--until", "2026-11-01");
        var elsewhere = await home.Run("--tickets", "200", "--workspace", "nowhere");

        second["first_number"]!.GetValue<int>().ShouldBe(201);
        second["made"].ShouldBeNull();
        (again.Code, again.Errors.Contains("These very tickets are in seeded already.", StringComparison.Ordinal)).ShouldBe((1, true), again.Errors);
        (elsewhere.Code, elsewhere.Errors.Contains("There is no workspace nowhere.", StringComparison.Ordinal)).ShouldBe((1, true), elsewhere.Errors);
        (await home.Ask("select count(*) from ticket")).ShouldBe($"{tickets + 200}");
        (await home.Ask("select count(*) from agent")).ShouldBe("31");
        (await ParleyProcess.Run(home.Settings, "doctor")).Code.ShouldBe(0);
        var (node, api) = await home.Serve(first);
        await using var _ = node;
        foreach (var report in (System.Text.Json.Nodes.JsonNode[])[first, second])
        {
            var search = report["planted"]![0]!;
            (await api.AllPages($"/api/v1/tickets?q={search.Text("query")}", 100)).Count.ShouldBe(search["hits"]!.GetValue<int>());
        }
    }

    [Fact]
    public async Task All_indexes_references_and_policies_are_there_afterwards()
    {
        await using var bare = await Installation.Make();
        (await ParleyProcess.Run(bare.Settings, "migrate")).Code.ShouldBe(0);
        await using var seeded = await Installation.Make();
        await seeded.Seed("--tickets", "10000");

        (await Schema(seeded)).ShouldBe(await Schema(bare));
    }

    [Fact]
    public async Task While_others_work_it_gives_up_soon_and_says_so()
    {
        await using var home = await Installation.Make();
        (await ParleyProcess.Run(home.Settings, "migrate")).Code.ShouldBe(0);
        await using var hold = await Hold(home);

        var ran = await home.Run("--tickets", "100");

        ran.Code.ShouldBe(1);
        ran.Errors.ShouldContain(TestDatabase.IsPostgres ? "Others are at work on the database" : "Another parley command is at work");
        (await home.Ask("select count(*) from workspace")).ShouldBe("0");
    }

    [Theory]
    [InlineData("--tickets", "0")]
    [InlineData("--tickets", "many")]
    [InlineData("--tickets", "10", "--until", "tomorrow")]
    [InlineData("--seed", "1")]
    public async Task Wrong_use_is_said_with_exit_code_2(params string[] arguments)
    {
        await using var home = await Installation.Make();

        (await home.Run(arguments)).Code.ShouldBe(2);
    }

    [Fact]
    [Trait("Length", "Long")]
    public async Task Killed_half_way_it_leaves_nothing()
    {
        await using var home = await Installation.Make();
        (await ParleyProcess.Run(home.Settings, "migrate")).Code.ShouldBe(0);
        var before = await Size(home);
        using (var seed = ParleyProcess.Start(home.Settings, "seed", "--tickets", "1000000"))
        {
            var errors = seed.StandardError.ReadToEndAsync();
            while (await Size(home) < before + 5_000_000)
            {
                seed.HasExited.ShouldBeFalse();
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            }

            seed.Kill();
            await seed.WaitForExitAsync();
            await errors;
        }

        (await home.Ask("select count(*) from workspace")).ShouldBe("0");
        (await home.Ask("select count(*) from ticket")).ShouldBe("0");
        (await home.Seed("--tickets", "50"))["tickets"]!.GetValue<int>().ShouldBe(50);
        (await ParleyProcess.Run(home.Settings, "doctor")).Code.ShouldBe(0);
    }

    // Without a lock: the seed has them all.
    private static async Task<long> Size(Installation home) => TestDatabase.IsPostgres
        ? long.Parse(await home.Ask("select pg_database_size(current_database())"), null)
        : new FileInfo(home.Settings.DatabaseOrDefault + "-wal") is { Exists: true } log ? log.Length : 0;

    private static Task<string> Schema(Installation home) => home.Ask(TestDatabase.IsPostgres
        ? """
          select string_agg(line, e'\n' order by line) from (
            select indexdef as line from pg_indexes where schemaname = 'public'
            union all select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace
            union all select relname || ' ' || relrowsecurity || relforcerowsecurity from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
            union all select tgrelid::regclass || ' ' || tgname || tgenabled::text from pg_trigger where not tgisinternal) s
          """
        : "select group_concat(sql, '\n') from (select sql from sqlite_schema where sql is not null order by name)");

    private static async Task<IAsyncDisposable> Hold(Installation home)
    {
        if (!TestDatabase.IsPostgres)
        {
            return new Held(RunningServer.On(home.Settings.DatabaseOrDefault, TimeProvider.System.GetUtcNow())!); // a file
        }

        var connection = new NpgsqlConnection(home.Settings.DatabaseOwner + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("begin; select count(*) from message", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    private sealed class Held(IDisposable claim) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            claim.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
