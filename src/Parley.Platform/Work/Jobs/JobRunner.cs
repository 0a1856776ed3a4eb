using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parley.Platform.Data;
using Parley.Platform.Ids;

namespace Parley.Platform.Work.Jobs;

/// <summary>
/// Does the promised work: leases what is due, runs it, and ends it. A node that dies loses its leases by time, and another goes on.
/// </summary>
public sealed class JobRunner(
    Sessions sessions,
    JobKinds kinds,
    EffectsHold hold,
    IServiceProvider services,
    WorkBells bells,
    CommitPoints points,
    IdSource ids,
    TimeProvider clock,
    ILogger<JobRunner> log)
{
    // Retries and schedules are found by it, and what a bell that was not heard would have said.
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan RenewEvery = JobStore.LeaseTime / 3;

    private readonly JobStore _store = new(sessions, clock);
    private readonly ConcurrentDictionary<JobId, Attempt> _inHand = new();

    /// <summary>How this node signs its leases.</summary>
    public string Node { get; } = $"{Environment.MachineName}-{Environment.ProcessId}-{ids.NextGuid().ToString("N")[20..]}";

    private sealed class Attempt(Job job)
    {
        public Job Job { get; set; } = job;

        // Never disposed: it has no timer, and a renewal may still want to stop an attempt that has just ended.
        public CancellationTokenSource Stop { get; } = new();

        public Task Ended { get; set; } = Task.CompletedTask;
    }

    /// <summary>Takes and starts jobs until it is told to stop; what runs then runs on, see <see cref="Drain"/>.</summary>
    public async Task Run(CancellationToken ct)
    {
        await _store.Stand([.. kinds.All.Where(k => k.Every is not null)], ids, ct);
        var renewed = clock.GetUtcNow();
        var swept = renewed;
        while (true)
        {
            if (clock.GetUtcNow() - renewed >= RenewEvery)
            {
                renewed = clock.GetUtcNow();
                await Renew(ct);
            }

            if (clock.GetUtcNow() - swept >= Sweep && !await TakeOver(ct))
            {
                swept = clock.GetUtcNow();
            }

            if (!Begin(await _store.Claim(Node, await Room(ct), ct)))
            {
                await bells.Jobs.Wait(Sweep, ct);
            }
        }
    }

    /// <summary>Waits for what runs, and gives back what is not done in time.</summary>
    public async Task Drain(TimeSpan atMost)
    {
        var left = _inHand.Values.ToList();
        try
        {
            await Task.WhenAll(left.Select(a => a.Ended)).WaitAsync(atMost, clock);
        }
        catch (TimeoutException)
        {
            foreach (var attempt in left)
            {
                await attempt.Stop.CancelAsync();
            }

            await Task.WhenAll(left.Select(a => a.Ended));
        }
    }

    /// <summary>How many of each kind run here now.</summary>
    internal Dictionary<string, int> Running() => _inHand.Values.CountBy(a => a.Job.Kind).ToDictionary();

    // False when there is nothing to take over. There may be, and no room for it: then it gets what comes free, before all else.
    private async Task<bool> TakeOver(CancellationToken ct)
    {
        if (!await _store.AnyAbandoned([.. kinds.All.Select(k => k.Name)], ct))
        {
            return false;
        }

        Begin(await _store.TakeOver(Node, await Room(ct), ct));
        return true;
    }

    /// <summary>Starts what was leased; false when there was nothing, or no room.</summary>
    private bool Begin(IReadOnlyList<Job> claimed)
    {
        foreach (var job in claimed)
        {
            points.Pass(CommitPoint.JobClaimed);
            // A clock that jumped may have ended a lease whose job still runs here: that attempt goes on under the new one.
            if (_inHand.TryGetValue(job.Id, out var same))
            {
                same.Job = job;
                continue;
            }

            var attempt = new Attempt(job);
            _inHand[job.Id] = attempt;
            attempt.Ended = RunOne(attempt);
        }

        return claimed.Count > 0;
    }

    private async Task<Dictionary<string, int>> Room(CancellationToken ct)
    {
        var running = Running();
        var open = kinds.All.Any(k => k.ReachesOutside) && await hold.IsHeld(ct) ? kinds.All.Where(k => !k.ReachesOutside) : kinds.All;
        return open
            .Select(k => (k.Name, Room: k.AtOnce - running.GetValueOrDefault(k.Name)))
            .Where(k => k.Room > 0)
            .ToDictionary(k => k.Name, k => k.Room);
    }

    private async Task Renew(CancellationToken ct)
    {
        var attempts = _inHand.Values.ToList();
        if (attempts.Count == 0)
        {
            return;
        }

        var held = await _store.Renew([.. attempts.Select(a => new JobLease(a.Job.Id, a.Job.Fence))], ct);
        foreach (var lost in attempts.Where(a => !held.Contains(a.Job.Id)))
        {
            await lost.Stop.CancelAsync();
        }
    }

    private async Task RunOne(Attempt attempt)
    {
        await Task.Yield(); // the next job need not wait for this one's first pause
        var job = attempt.Job;
        var kind = kinds[job.Kind];
        using var trace = Telemetry.Run(job);
        Telemetry.Began(job, clock.GetUtcNow());
        try
        {
            var run = new JobRun(job, services.GetRequiredService<Dispatcher>());
            await ((IJobHandler)services.GetRequiredService(kind.Handler)).Run(run, attempt.Stop.Token);
            points.Pass(CommitPoint.JobDone);
            if (!run.Ended)
            {
                await _store.Done(attempt.Job, kind.Every, CancellationToken.None);
            }

            Telemetry.Ended(job, "done");
        }
        catch (OperationCanceledException) when (attempt.Stop.IsCancellationRequested)
        {
            await Recorded(() => _store.Released(attempt.Job, CancellationToken.None));
        }
        catch (Exception error)
        {
            trace?.Fail(error);
            await Recorded(() => Fail(attempt.Job, kind, error));
        }
        finally
        {
            _inHand.TryRemove(job.Id, out _);
            bells.Jobs.Ring();
        }
    }

    private async Task Fail(Job job, JobKind kind, Exception error)
    {
        if (error is LeaseLostException)
        {
            return;
        }

        // Standing work is never given up: it would not come back.
        var dead = kind.Every is null && (error is JobGivenUpException || job.Attempts >= kind.Attempts);
        Telemetry.Ended(job, dead ? "dead" : "failed");
        if (dead || kind.Every is not null)
        {
            log.LogError(error, "Job {Id} ({Kind}) {Outcome} after {Attempts} attempts.", job.Id.Value, job.Kind, dead ? "was given up" : "failed", job.Attempts);
        }

        await _store.Failed(job, Why(error), dead ? null : clock.Now() + BackOff.After(job.Attempts, ids), CancellationToken.None);
    }

    // The database may be what failed. The lease ends by itself then, and the job is taken again.
    private async Task Recorded(Func<Task> record)
    {
        try
        {
            await record();
        }
        catch (Exception error)
        {
            log.LogError(error, "The end of a job's attempt could not be recorded.");
        }
    }

    private static string Why(Exception error) => error.Message.Length <= 1000 ? error.Message : error.Message[..1000];
}
