using System.Diagnostics.Metrics;
using Parley.Platform.Data;
using Parley.Platform.Work.Feed;
using Parley.Platform.Work.Jobs;

namespace Parley.Platform.Work;

/// <summary>
/// Tells how much work waits and for how long. The database is asked in the background and only while somebody listens: who reads the
/// gauges often, or on many nodes, must not load what they measure. Of a database that does not answer nothing is told.
/// </summary>
public sealed class WorkGauges : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    private readonly Sessions _sessions;
    private readonly JobKinds _kinds;
    private readonly JobRunner _runner;
    private readonly FeedFollower _follower;
    private readonly TimeProvider _clock;
    private readonly Meter _meter;
    private readonly IReadOnlyList<Instrument> _looked;
    private volatile WorkFigures? _last;

    public WorkGauges(Sessions sessions, JobKinds kinds, JobRunner runner, FeedFollower follower, TimeProvider clock)
    {
        (_sessions, _kinds, _runner, _follower, _clock) = (sessions, kinds, runner, follower, clock);
        // One for each server: several may live in one process.
        _meter = new Meter(Telemetry.Name, version: null, tags: null, scope: this);
        _looked =
        [
            _meter.CreateObservableGauge("parley.jobs.backlog", () => Each(k => k.Due), "{job}", "Jobs of the installation that are due and not held, by kind."),
            _meter.CreateObservableGauge("parley.jobs.oldest", () => Each(k => k.Oldest.TotalSeconds), "s", "For how long the oldest of these has been due; 0: none is."),
            _meter.CreateObservableGauge("parley.jobs.dead", () => Each(k => k.Dead), "{job}", "Jobs of the installation that were given up, by kind."),
            _meter.CreateObservableGauge("parley.feed.position", () => Of(f => f.Position), "{event}", "The last position given out in the installation's feed."),
            _meter.CreateObservableGauge("parley.feed.lag", () => Of(Lag), "{event}", "Committed events that this node has not told of yet."),
        ];
        _meter.CreateObservableGauge("parley.jobs.running", Running, "{job}", "Jobs that run on this node, by kind.");
    }

    /// <summary>Looks, and looks again every 15 seconds.</summary>
    public async Task Run(CancellationToken ct)
    {
        while (true)
        {
            try
            {
                _last = _looked.Any(i => i.Enabled) ? await WorkFigures.Look(_sessions, _kinds.All, _clock.Now(), ct) : null;
            }
            catch
            {
                _last = null;
                throw;
            }

            await Task.Delay(Every, _clock, ct);
        }
    }

    public void Dispose() => _meter.Dispose();

    private long Lag(WorkFigures figures) => figures.Unnumbered + Math.Max(0, figures.Position - _follower.Position);

    private IEnumerable<Measurement<long>> Running()
    {
        var running = _runner.Running();
        return _kinds.All.Select(k => Of((long)running.GetValueOrDefault(k.Name), k.Name));
    }

    private IEnumerable<Measurement<T>> Each<T>(Func<WorkFigures.Waiting, T> figure)
        where T : struct => _last?.Kinds.Select(k => Of(figure(k.Value), k.Key)) ?? [];

    private IEnumerable<Measurement<long>> Of(Func<WorkFigures, long> figure) => _last is { } last ? [new(figure(last))] : [];

    private static Measurement<T> Of<T>(T value, string kind)
        where T : struct => new(value, new KeyValuePair<string, object?>("kind", kind));
}
