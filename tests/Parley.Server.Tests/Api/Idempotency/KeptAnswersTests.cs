using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parley.Desk.Tickets;
using Parley.Platform;
using Parley.Platform.Data;
using Parley.Platform.Work;
using Parley.Platform.Work.Repeats;
using Parley.Server.Tests.Realtime;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Api.Idempotency;

/// <summary>What no request can bring about: the moment between the work and its commit.</summary>
public sealed class KeptAnswersTests(WaitingHost host) : IClassFixture<WaitingHost>
{
    private static readonly OpenTicket Command = new() { Subject = "It does not start", Description = "Since today.", RequesterEmail = "maya@home.example" };

    private Dispatcher Dispatcher => host.Services.GetRequiredService<Dispatcher>();

    [Fact]
    public async Task A_second_request_while_the_first_is_running_is_told_so_and_does_not_wait()
    {
        var workspace = await host.NewWorkspace();
        var once = NewOnce();
        using var pause = new Pause();
        var first = Task.Run(() => DispatcherWith(pause).Run(workspace.Admin, Command, CancellationToken.None, once));
        await pause.Reached.Task.WaitAsync(TimeSpan.FromSeconds(20));

        var second = await Dispatcher.Run(workspace.Admin, Command, CancellationToken.None, once).WaitAsync(TimeSpan.FromSeconds(20));
        pause.GoOn.Set();
        var done = await first.WaitAsync(TimeSpan.FromSeconds(20));
        var third = await Dispatcher.Run(workspace.Admin, Command, CancellationToken.None, once);

        second.Refusal!.Code.ShouldBe("request_in_progress");
        second.Refusal.Kind.ShouldBe(RefusalKind.Conflict);
        done.IsReplay.ShouldBeFalse();
        third.IsReplay.ShouldBeTrue();
        third.Value.Id.ShouldBe(done.Value.Id);
        (await workspace.Api.CountTickets()).ShouldBe(1);
    }

    [Fact]
    public async Task What_fails_in_the_last_batch_leaves_neither_rows_nor_an_answer_and_the_key_is_free()
    {
        var workspace = await host.NewWorkspace();
        var once = NewOnce();
        var before = await Rows.Of(host, workspace);

        await Should.ThrowAsync<Exception>(() => DispatcherWith(new Fault()).Run(workspace.Admin, Command, CancellationToken.None, once));

        (await Rows.Of(host, workspace)).ShouldBe(before);
        var again = await Dispatcher.Run(workspace.Admin, Command, CancellationToken.None, once);
        again.Value.Subject.ShouldBe(Command.Subject);
        again.IsReplay.ShouldBeFalse();
    }

    [Fact]
    public async Task Answers_past_their_time_are_removed_in_slices_and_no_others()
    {
        var (workspace, others) = (await host.NewWorkspace(), await host.NewWorkspace());
        await AddOld(others, 1);
        await AddOld(workspace, 2500);
        host.Pass(TimeSpan.FromHours(24));
        await Dispatcher.Run(workspace.Admin, Command, CancellationToken.None, NewOnce());

        await host.Services.GetRequiredService<KeptAnswers>().ForgetOld(CancellationToken.None);

        (await Count(workspace)).ShouldBe(1);
        (await Count(others)).ShouldBe(0);
    }

    private static Conditions NewOnce() => new(Once: new Once("/Idempotency-Key", "POST /api/v1/tickets", Keyed.NewKey(), [1]));

    private Dispatcher DispatcherWith(IProjection projection) =>
        ActivatorUtilities.CreateInstance<Dispatcher>(host.Services, (object)new[] { projection });

    private async Task AddOld(TestWorkspace workspace, int count)
    {
        await using var session = await host.Services.GetRequiredService<Sessions>().Write(workspace.Id, CancellationToken.None);
        var now = host.Services.GetRequiredService<TimeProvider>().Now();
        for (var i = 0; i < count; i++)
        {
            session.Append(new KeptAnswer { Hash = Guid.CreateVersion7().ToByteArray(), WorkspaceId = workspace.Id, Fingerprint = [1], Answer = "{}", CreatedAt = now });
        }

        await session.Commit(CancellationToken.None);
    }

    private async Task<int> Count(TestWorkspace workspace)
    {
        await using var session = await host.Services.GetRequiredService<Sessions>().Read(workspace.Id, CancellationToken.None);
        return await session.Db.Set<KeptAnswer>().CountAsync();
    }

    /// <summary>Holds a command when all of its work is done and nothing is committed.</summary>
    private sealed class Pause : IProjection, IDisposable
    {
        public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ManualResetEventSlim GoOn { get; } = new();

        public void Apply(IReadOnlyList<Fact> facts, Call call)
        {
            Reached.SetResult();
            GoOn.Wait(TimeSpan.FromSeconds(20)).ShouldBeTrue();
        }

        public void Dispose() => GoOn.Dispose();
    }

    private sealed class Fault : IProjection
    {
        public void Apply(IReadOnlyList<Fact> facts, Call call) => call.Session.Append("insert into nowhere (id) values ($1)", call.Ids.NextGuid());
    }
}
