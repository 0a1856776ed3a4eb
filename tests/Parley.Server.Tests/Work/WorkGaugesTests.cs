using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parley.Platform.Data;
using Parley.Platform.Ids;
using Parley.Platform.Work;
using Parley.Platform.Work.Jobs;
using Parley.Server.Hosting;
using Parley.Server.Hosting.Testing;
using Parley.Testing;

namespace Parley.Server.Tests.Work;

/// <summary>A server whose effects are held, on a fast clock: what is to go outside waits, and the gauges are looked at twice a second.</summary>
public sealed class HeldHost : ParleyHost
{
    private readonly TestClock _clock = new();

    protected override TimeProvider Clock => _clock;

    protected override Settings Configure(Settings settings)
    {
        _clock.Run(30);
        return settings with { Env = ServerEnvironment.Testing, TestSink = "http://127.0.0.1:9/" };
    }
}

public sealed class WorkGaugesTests(HeldHost host) : IClassFixture<HeldHost>
{
    private const string Kind = "test_sink.post";

    [Fact]
    public async Task What_waits_is_told_by_kind_with_its_age()
    {
        await Do("update installation set effects_held_since = ", TimeProvider.System.GetUtcNow());
        using var gauges = new Gauges(host);
        var workspace = await host.NewWorkspace();
        await workspace.OpenTicket();
        await workspace.OpenTicket();

        await gauges.Until("parley.jobs.backlog", Kind, 2);
        await gauges.Until("parley.jobs.oldest", Kind, age => age > 0);
        await gauges.Until("parley.jobs.backlog", "feed.trim", 0);
        await gauges.Until("parley.jobs.running", Kind, 0);
        await gauges.Until("parley.jobs.dead", Kind, 0);
        await gauges.Until("parley.feed.position", null, position => position >= 2);
        await gauges.Until("parley.feed.lag", null, 0);

        await GiveUpOne(workspace.Id);

        await gauges.Until("parley.jobs.dead", Kind, 1);
        await gauges.Until("parley.jobs.backlog", Kind, 1);
    }

    private async Task Do(string sql, DateTimeOffset at)
    {
        await using var session = await host.Services.GetRequiredService<Sessions>().Write(null, CancellationToken.None);
        session.Append(sql + "$1", at);
        await session.Commit(CancellationToken.None);
    }

    private async Task GiveUpOne(WorkspaceId workspace)
    {
        await using var session = await host.Services.GetRequiredService<Sessions>().WriteEverywhere(CancellationToken.None);
        var jobs = session.Db.Set<Job>().IgnoreQueryFilters();
        var first = await jobs.Where(j => j.WorkspaceId == workspace).OrderBy(j => j.Id).Select(j => j.Id).FirstAsync();
        var now = TimeProvider.System.GetUtcNow();
        await jobs.Where(j => j.Id == first).ExecuteUpdateAsync(set => set.SetProperty(j => j.DeadAt, now));
        await session.Commit(CancellationToken.None);
    }

    /// <summary>Listens to one server's gauges.</summary>
    private sealed class Gauges : IDisposable
    {
        private readonly ConcurrentDictionary<(string Name, string? Kind), double> _seen = new();
        private readonly MeterListener _listener = new();

        public Gauges(ParleyHost host)
        {
            var ours = host.Services.GetRequiredService<WorkGauges>();
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Scope == ours)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => See(instrument, value, tags));
            _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => See(instrument, value, tags));
            _listener.Start();
        }

        public Task Until(string name, string? kind, double value) => Until(name, kind, v => v == value);

        public async Task Until(string name, string? kind, Func<double, bool> isIt)
        {
            using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            do
            {
                _listener.RecordObservableInstruments();
                if (_seen.TryGetValue((name, kind), out var value) && isIt(value))
                {
                    return;
                }

                await Task.Delay(20, CancellationToken.None);
            }
            while (!soon.IsCancellationRequested);

            throw new TimeoutException($"{name} of {kind} is {(_seen.TryGetValue((name, kind), out var last) ? last : "unknown")}.");
        }

        public void Dispose() => _listener.Dispose();

        private void See(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            _seen[(instrument.Name, tags.IsEmpty ? null : (string?)tags[0].Value)] = value;
    }
}
