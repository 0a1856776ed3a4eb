using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Parley.Platform.Data;
using Parley.Platform.Ids;
using Parley.Platform.Work;
using Parley.Platform.Work.Jobs;
using Parley.Testing;

namespace Parley.Platform.Tests.Work.Jobs;

/// <summary>A node that runs one kind of job, known to no other test, and does with it what the test says.</summary>
internal sealed class JobNode : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly IServiceProvider _services;
    private readonly MovableClock _clock;
    private readonly WorkBells _bells;
    private readonly ServiceProvider _own;
    private readonly Task _loop;

    public JobNode(ParleyHost host, MovableClock clock, Func<JobKind, JobKind> kind, Func<JobRun, CancellationToken, Task> work, JobNode? sameKindAs = null)
    {
        (_services, _clock, _bells) = (host.Services, clock, new WorkBells(clock));
        Kind = sameKindAs?.Kind ?? kind(new JobKind($"test.{Guid.CreateVersion7():N}", typeof(Worker)));
        _own = new ServiceCollection()
            .AddSingleton(new Worker((run, ct) =>
            {
                Began.Add(run.Id);
                return work(run, ct);
            }))
            .AddSingleton(ActivatorUtilities.CreateInstance<Dispatcher>(host.Services))
            .BuildServiceProvider();
        Runner = new JobRunner(
            Sessions,
            new JobKinds([Kind]),
            host.Services.GetRequiredService<EffectsHold>(),
            _own,
            _bells,
            new CommitPoints(),
            host.Services.GetRequiredService<IdSource>(),
            clock,
            NullLogger<JobRunner>.Instance);
        _loop = Runner.Run(_stop.Token);
    }

    public JobKind Kind { get; }

    public JobRunner Runner { get; }

    /// <summary>Each attempt's job, in the order of their beginnings.</summary>
    public ConcurrentBag<JobId> Began { get; } = [];

    private Sessions Sessions => _services.GetRequiredService<Sessions>();

    public async Task<JobId> Add(WorkspaceId workspace = default, string? key = null, string data = "{}")
    {
        var id = _services.GetRequiredService<IdSource>().Next<JobId>();
        await using (var session = await Sessions.WriteEverywhere(CancellationToken.None))
        {
            session.Append(new Job { Id = id, WorkspaceId = workspace, Kind = Kind.Name, Key = key is null ? null : $"{Kind.Name} {key}", Data = data, RunAt = _clock.Now(), CreatedAt = _clock.Now() });
            await session.Commit(CancellationToken.None);
        }

        _bells.Jobs.Ring();
        return id;
    }

    public void Pass(TimeSpan time)
    {
        _clock.Pass(time);
        _bells.Jobs.Ring();
    }

    public async Task<List<Job>> Jobs()
    {
        await using var session = await Sessions.ReadEverywhere(CancellationToken.None);
        return await session.Db.Set<Job>().IgnoreQueryFilters().Where(j => j.Kind == Kind.Name).OrderBy(j => j.Id).ToListAsync();
    }

    /// <summary>Somebody else takes the job: all leases of before are void.</summary>
    public async Task Fence(JobId id)
    {
        await using var session = await Sessions.WriteEverywhere(CancellationToken.None);
        await session.Db.Set<Job>().IgnoreQueryFilters().Where(j => j.Id == id).ExecuteUpdateAsync(set => set.SetProperty(j => j.Fence, j => j.Fence + 1));
        await session.Commit(CancellationToken.None);
    }

    public async Task Until(Func<List<Job>, bool> state)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!state(await Jobs()))
        {
            patience.IsCancellationRequested.ShouldBeFalse("the jobs never came to the expected state");
            await Task.Delay(10);
        }
    }

    /// <summary>As a node that has died is seen by others: it takes nothing more and renews nothing. What runs, runs on.</summary>
    public async Task GoSilent()
    {
        await _stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => _loop);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop.ContinueWith(static _ => { }, TaskScheduler.Default);
        await Runner.Drain(TimeSpan.Zero);
        await _own.DisposeAsync();
        _stop.Dispose();
    }

    internal sealed class Worker(Func<JobRun, CancellationToken, Task> work) : IJobHandler
    {
        public Task Run(JobRun run, CancellationToken ct) => work(run, ct).WaitAsync(ct);
    }
}
