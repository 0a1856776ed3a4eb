using Parley.Testing;

namespace Parley.Platform.Tests.Work.Jobs;

public sealed class StandingJobTests(ParleyHost host)
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    private readonly MovableClock _clock = new();

    [Fact]
    public async Task Standing_work_is_done_once_at_each_time_however_many_nodes_there_are()
    {
        await using var one = Node();
        await using var other = Node(one);
        for (var times = 1; times <= 8; times++)
        {
            await DoneUntilNextTime(one);
            (one.Began.Count + other.Began.Count).ShouldBe(times);
            one.Pass(Every);
            other.Pass(TimeSpan.Zero);
        }
    }

    [Fact]
    public async Task Times_that_nobody_was_there_for_are_made_up_for_by_one()
    {
        await using (var before = Node())
        {
            await DoneUntilNextTime(before);
            _clock.Pass(5 * Every);
            await before.GoSilent();
            before.Began.Count.ShouldBeInRange(1, 2); // it may just have seen the first of them

            await using var one = Node(before);
            await using var other = Node(before);
            await DoneUntilNextTime(one);
            (before.Began.Count + one.Began.Count + other.Began.Count).ShouldBe(2);
        }
    }

    private Task DoneUntilNextTime(JobNode node) => node.Until(jobs => jobs is [{ Node: null, Standing: true } job] && job.RunAt > _clock.Now());

    private JobNode Node(JobNode? sameKindAs = null) => new(host, _clock, kind => kind with { Every = Every }, (_, _) => Task.CompletedTask, sameKindAs);
}
