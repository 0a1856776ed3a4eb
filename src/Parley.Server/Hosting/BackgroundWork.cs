using Parley.Platform.Realtime;
using Parley.Platform.Work;
using Parley.Platform.Work.Feed;
using Parley.Platform.Work.Jobs;

namespace Parley.Server.Hosting;

/// <summary>Keeps the loops behind the requests going: the feed's numbering, its follower, the jobs, and the look at what waits.</summary>
internal sealed class BackgroundWork(
    FeedNumbering numbering,
    FeedFollower follower,
    JobRunner jobs,
    WorkGauges gauges,
    WorkBells bells,
    Signals signals,
    Settings settings,
    TimeProvider clock,
    ILogger<BackgroundWork> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await follower.Begin(cancellationToken); // before the first request, whose events are to be told of
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Another node has numbered what it committed; or the line was down, and it may have.
        using var fed = signals.Subscribe("feed", _ => bells.Grown());
        using var opened = signals.OnOpened(bells.Grown);
        await Task.WhenAll(
            KeepGoing("Numbering the feed", numbering.Run, stoppingToken),
            KeepGoing("Following the feed", follower.Run, stoppingToken),
            KeepGoing("Running jobs", jobs.Run, stoppingToken),
            KeepGoing("Looking at what waits", gauges.Run, stoppingToken));
        await jobs.Drain(TimeSpan.FromSeconds(settings.DrainSeconds));
    }

    // Logged when it goes away and when it is back, not with every try in between.
    private async Task KeepGoing(string what, Func<CancellationToken, Task> loop, CancellationToken ct)
    {
        var away = false;
        while (!ct.IsCancellationRequested)
        {
            var began = clock.GetUtcNow();
            try
            {
                await loop(ct);
                return;
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                if (!away || clock.GetUtcNow() - began > 10 * Pause)
                {
                    log.LogError(error, "{What} failed; it is tried again every second.", what);
                }

                away = true;
            }

            await Task.Delay(Pause, clock, ct).ContinueWith(static _ => { }, TaskScheduler.Default);
        }
    }
}
