using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Parley.Platform;
using Parley.Platform.Data;
using Parley.Platform.Work.Jobs;
using Parley.Server.Operations.Checkup;
using Parley.Server.Tests.Support;
using Parley.Testing;
using Doctor = Parley.Server.Operations.Checkup.Doctor;

namespace Parley.Server.Tests.Operations;

/// <summary>What the doctor and a load balancer are told of background work, on an installation of its own.</summary>
public sealed class WorkCheckupTests : IAsyncLifetime
{
    private readonly ParleyHost _host = new();

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Dead_jobs_and_an_old_backlog_are_warnings_with_figures()
    {
        var workspace = await _host.NewWorkspace();
        (await Look("jobs given up")).Verdict.ShouldBe(Verdict.Ok);
        await Support.DeadJobs.Add(_host.Services, workspace, "test.a");
        await Support.DeadJobs.Add(_host.Services, workspace, "test.a");
        await Support.DeadJobs.Add(_host.Services, workspace, "test.b");
        await Support.DeadJobs.AddLiving(_host.Services, workspace, TimeSpan.FromMinutes(-7));

        var (dead, due) = (await Look("jobs given up"), await Look("jobs due"));

        (dead.Verdict, dead.Text).ShouldBe((Verdict.Warning, "Given up: 2 test.a, 1 test.b."));
        (due.Verdict, due.Text).ShouldBe((Verdict.Warning, "1 due, the oldest for 7 min."));
        (await Ready()).ShouldStartWith("ready; jobs due: 1, the oldest for 42");
    }

    [Fact]
    public async Task A_standing_job_of_another_version_is_no_backlog()
    {
        await using (var session = await _host.Services.GetRequiredService<Sessions>().WriteEverywhere(CancellationToken.None))
        {
            var now = _host.Services.GetRequiredService<TimeProvider>().Now();
            session.Append(new Job
            {
                Id = JobId.From(Guid.CreateVersion7()),
                WorkspaceId = default,
                Kind = "test.of_another_version",
                Data = "{}",
                Standing = true,
                RunAt = now - TimeSpan.FromDays(1),
                CreatedAt = now,
            });
            await session.Commit(CancellationToken.None);
        }

        (await _host.Services.GetRequiredService<JobBook>().ReadBacklog(CancellationToken.None)).Oldest.ShouldBeLessThan(TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task A_hole_in_the_feed_is_a_failure()
    {
        var workspace = await _host.NewWorkspace();
        await workspace.OpenTicket();
        await workspace.OpenTicket();
        await Eventually(async () => (await workspace.Api.GetJson("/api/v1/events")).Data().Count >= 2);
        (await Look("feed")).Verdict.ShouldBe(Verdict.Ok);

        await Execute("delete from feed_entry where position = (select max(position) - 1 from feed_entry)");

        var feed = await Look("feed");
        (feed.Verdict, feed.Text).ShouldBe((Verdict.Failure, "1 positions are missing."));
    }

    [Fact]
    public async Task A_server_that_stops_says_so_to_those_who_ask_whether_to_send_it_more()
    {
        _host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        using var client = new HttpClient { BaseAddress = _host.Address };
        using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));

        ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync()).ShouldBe((503, "stopping"));
    }

    private async Task<CheckResult> Look(string check) =>
        (await Doctor.Examine(new Patient(_host.Settings, _host.Services, Deep: false), CancellationToken.None)).Single(r => r.Check == check);

    private async Task<string> Ready()
    {
        using var client = new HttpClient { BaseAddress = _host.Address };
        return await client.GetStringAsync(new Uri("/health/ready", UriKind.Relative));
    }

    private static async Task Eventually(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await condition())
        {
            patience.Token.ThrowIfCancellationRequested();
        }
    }

    private async Task Execute(string sql)
    {
        if (TestDatabase.IsPostgres)
        {
            await using var connection = new NpgsqlConnection(_host.Database.OwnerAddress);
            await connection.OpenAsync();
            await using var role = new NpgsqlCommand($"set role parley_worker; {sql}", connection);
            (await role.ExecuteNonQueryAsync()).ShouldBe(1);
            return;
        }

        await using var file = new SqliteConnection($"Data Source={_host.Database.Address}");
        await file.OpenAsync();
        await using var command = file.CreateCommand();
        command.CommandText = sql;
        (await command.ExecuteNonQueryAsync()).ShouldBe(1);
    }
}
