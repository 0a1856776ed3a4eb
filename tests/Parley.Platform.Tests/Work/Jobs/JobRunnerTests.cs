using Parley.Desk.Teams;
using Parley.Platform.Work;
using Parley.Platform.Work.Jobs;
using Parley.Testing;

namespace Parley.Platform.Tests.Work.Jobs;

public sealed class JobRunnerTests(ParleyHost host)
{
    private static readonly TimeSpan MoreThanALease = TimeSpan.FromSeconds(16);

    private readonly MovableClock _clock = new();

    [Fact]
    public async Task A_job_that_is_done_is_gone()
    {
        await using var node = Node((_, _) => Task.CompletedTask);

        var ids = new[] { await node.Add(), await node.Add(), await node.Add() };
        await node.Until(jobs => jobs.Count == 0);

        node.Began.ShouldBe(ids, ignoreOrder: true);
    }

    [Fact]
    public async Task A_failed_job_waits_longer_each_time_and_keeps_its_error()
    {
        await using var node = Node((_, _) => throw new InvalidOperationException("The sink is blocked."));
        await node.Add();
        var pauses = new List<TimeSpan>();
        for (var attempt = 1; attempt <= 6; attempt++)
        {
            await node.Until(jobs => jobs is [{ Node: null } j] && j.Attempts == attempt);
            var job = (await node.Jobs())[0];
            job.LastError.ShouldBe("The sink is blocked.");
            pauses.Add(job.RunAt - _clock.Now());
            node.Pass(job.RunAt - _clock.Now() + TimeSpan.FromMilliseconds(1));
        }

        // 1 s doubled five times is 32 s, by a random half more or less.
        pauses[0].ShouldBeLessThan(TimeSpan.FromSeconds(1.6));
        pauses[5].ShouldBeInRange(TimeSpan.FromSeconds(14), TimeSpan.FromSeconds(48.1));
    }

    [Fact]
    public async Task A_job_that_failed_too_often_is_dead_and_stays()
    {
        await using var node = Node((_, _) => throw new InvalidOperationException("No."), kind => kind with { Attempts = 2 });
        await node.Add();
        await node.Until(jobs => jobs is [{ Attempts: 1, Node: null }]);
        node.Pass(TimeSpan.FromMinutes(1));
        await node.Until(jobs => jobs is [{ DeadAt: not null }]);

        node.Pass(TimeSpan.FromDays(2));
        await node.Add(); // what comes after is taken as ever
        await node.Until(jobs => jobs is [_, { Attempts: 1, Node: null }]);

        (await node.Jobs())[0].ShouldSatisfyAllConditions(j => j.Attempts.ShouldBe(2), j => j.Node.ShouldBeNull(), j => j.LastError.ShouldBe("No."));
    }

    [Fact]
    public async Task What_no_other_attempt_can_heal_is_dead_at_once()
    {
        await using var node = Node((_, _) => throw new JobGivenUpException("The address is gone for good."));
        await node.Add();

        await node.Until(jobs => jobs is [{ DeadAt: not null, Attempts: 1 }]);
    }

    [Fact]
    public async Task Another_node_takes_over_what_a_dead_one_held_and_the_effect_is_there_once()
    {
        var workspace = await host.NewWorkspace();
        var revived = new TaskCompletionSource();
        var ends = new List<Exception?>();
        await using var dead = Node(async (run, ct) =>
        {
            await revived.Task;
            ends.Add(await Record.ExceptionAsync(() => run.EndWith(workspace.Admin, new AddTeam("By the dead"), ct)));
        });
        await dead.Add(workspace.Id);
        await dead.Until(jobs => jobs is [{ Node: not null }]);
        await dead.GoSilent();

        await using var other = new JobNode(host, _clock, kind => kind, (run, ct) => run.EndWith(workspace.Admin, new AddTeam("By the other"), ct), dead);
        await other.Until(jobs => jobs is [{ Attempts: 1 }]); // the lease still holds
        other.Pass(MoreThanALease);
        await other.Until(jobs => jobs.Count == 0);
        revived.SetResult();
        await dead.Runner.Drain(TimeSpan.FromSeconds(10));

        ends.ShouldHaveSingleItem().ShouldBeOfType<LeaseLostException>();
        (await workspace.Api.GetJson("/api/v1/teams"))["data"]!.AsArray().ShouldHaveSingleItem()!.Text("name").ShouldBe("By the other");
    }

    [Fact]
    public async Task Who_was_overtaken_during_plain_work_ends_nothing_of_the_others()
    {
        var (first, second) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var slow = Node((_, _) => first.Task);
        await slow.Add();
        await slow.Until(jobs => jobs is [{ Node: not null }]);
        await slow.GoSilent();
        await using var other = new JobNode(host, _clock, kind => kind, (_, _) => second.Task, slow);
        other.Pass(MoreThanALease);
        await other.Until(jobs => jobs is [{ Attempts: 2 }]);

        first.SetResult();
        await slow.Runner.Drain(TimeSpan.FromSeconds(10));
        (await other.Jobs()).ShouldHaveSingleItem().Node.ShouldBe(other.Runner.Node);

        second.SetResult();
        await other.Until(jobs => jobs.Count == 0);
    }

    [Fact]
    public async Task Long_work_keeps_its_lease()
    {
        var done = new TaskCompletionSource();
        await using var node = Node((_, _) => done.Task);
        await node.Add();
        await node.Until(jobs => jobs is [{ Node: not null }]);
        var first = (await node.Jobs())[0];

        node.Pass(TimeSpan.FromSeconds(10));
        await node.Until(jobs => jobs[0].RunAt > first.RunAt);

        (await node.Jobs())[0].ShouldSatisfyAllConditions(j => j.Fence.ShouldBe(first.Fence), j => j.Attempts.ShouldBe(1));
        done.SetResult();
        await node.Until(jobs => jobs.Count == 0);
    }

    [Fact]
    public async Task Work_whose_lease_was_lost_is_told_to_stop()
    {
        var stopped = new TaskCompletionSource();
        await using var node = new JobNode(host, _clock, kind => kind, (_, _) => stopped.Task);
        var id = await node.Add();
        await node.Until(jobs => jobs is [{ Node: not null }]);

        await node.Fence(id);
        node.Pass(TimeSpan.FromSeconds(6));

        // The work would wait for ever, but for its token.
        await node.Runner.Drain(TimeSpan.FromSeconds(20)).WaitAsync(TimeSpan.FromSeconds(15));
        (await node.Jobs()).ShouldHaveSingleItem().Attempts.ShouldBe(1);
    }

    [Fact]
    public async Task A_clock_that_jumps_begins_no_second_attempt_beside_the_first()
    {
        var done = new TaskCompletionSource();
        await using var node = Node((_, _) => done.Task);
        await node.Add();
        await node.Until(jobs => jobs is [{ Node: not null }]);

        node.Pass(TimeSpan.FromHours(1));
        await node.Until(jobs => jobs[0].RunAt > _clock.Now());
        done.SetResult();
        await node.Until(jobs => jobs.Count == 0);

        node.Began.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Jobs_of_one_key_run_alone_and_in_their_order_and_others_beside_them()
    {
        var (running, most, order) = (0, 0, new List<string>());
        await using var node = Node(
            async (run, _) =>
            {
                lock (order)
                {
                    order.Add(run.Data);
                    most = Math.Max(most, ++running);
                }

                await Task.Yield();
                lock (order)
                {
                    running--;
                }
            },
            kind => kind with { AtOnce = 8 });
        for (var i = 0; i < 10; i++)
        {
            await node.Add(key: "a", data: $"{i}");
        }

        await node.Until(jobs => jobs.Count == 0);

        most.ShouldBe(1);
        order.ShouldBe(Enumerable.Range(0, 10).Select(i => $"{i}"));
    }

    [Fact]
    public async Task A_job_that_waits_for_its_next_try_holds_up_those_behind_it_and_no_others()
    {
        var failing = true;
        var done = new List<string>();
        await using var node = Node((run, _) =>
        {
            if (run.Data == "1" && failing)
            {
                throw new InvalidOperationException("Not yet.");
            }

            lock (done)
            {
                done.Add(run.Data);
            }

            return Task.CompletedTask;
        });
        await node.Add(key: "a", data: "1");
        await node.Until(jobs => jobs is [{ Attempts: 1, Node: null }]);
        await node.Add(key: "a", data: "2");
        await node.Add(key: "b", data: "3");
        await node.Until(jobs => jobs.Count == 2);
        done.ShouldBe(["3"]);

        failing = false;
        node.Pass(TimeSpan.FromMinutes(1));
        await node.Until(jobs => jobs.Count == 0);
        done.ShouldBe(["3", "1", "2"]);
    }

    [Fact]
    public async Task No_more_run_at_once_than_the_kind_allows()
    {
        var (running, most) = (0, 0);
        var gate = new SemaphoreSlim(0);
        await using var node = Node(
            async (_, ct) =>
            {
                most = Math.Max(most, Interlocked.Increment(ref running));
                await gate.WaitAsync(ct);
                Interlocked.Decrement(ref running);
            },
            kind => kind with { AtOnce = 3 });
        for (var i = 0; i < 9; i++)
        {
            await node.Add();
        }

        await node.Until(_ => Volatile.Read(ref running) == 3);
        gate.Release(9);
        await node.Until(jobs => jobs.Count == 0);

        most.ShouldBe(3);
        gate.Dispose();
    }

    [Fact]
    public async Task A_server_that_stops_gives_back_what_it_cannot_wait_for()
    {
        await using var node = Node((_, _) => new TaskCompletionSource().Task);
        await node.Add();
        await node.Until(jobs => jobs is [{ Node: not null }]);

        await node.GoSilent();
        await node.Runner.Drain(TimeSpan.Zero);

        (await node.Jobs()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            j => j.Node.ShouldBeNull(), j => j.Attempts.ShouldBe(0), j => j.RunAt.ShouldBeLessThanOrEqualTo(_clock.Now()));
    }

    private JobNode Node(Func<JobRun, CancellationToken, Task> work, Func<JobKind, JobKind>? kind = null) => new(host, _clock, kind ?? (k => k), work);
}
