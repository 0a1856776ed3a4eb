using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parley.Desk.Sla.Clocks;
using Parley.Platform;
using Parley.Platform.Data;
using Parley.Platform.Work;
using Parley.Platform.Work.Jobs;
using Parley.Testing;

namespace Parley.Server.Tests.Sla;

/// <summary>A host on whose clock it is nine in the morning of a Monday, by UTC, until a test lets time pass.</summary>
public sealed class SlaHost : ParleyHost
{
    private readonly WallClock _clock = new();

    public DateTimeOffset Now => _clock.Now();

    protected override TimeProvider Clock => _clock;

    public void Pass(TimeSpan time) => _clock.Pass(time);

    /// <summary>Lets time pass until rules that were changed are known everywhere, and waits until all clocks are reckoned by them.</summary>
    public async Task LetRulesTakeHold()
    {
        Pass(TimeSpan.FromSeconds(6));
        await Until(async session => !await session.Db.Set<Job>().IgnoreQueryFilters().AnyAsync(j => j.Kind == "sla.reckon"));
    }

    /// <summary>Waits until everything is told that has fallen due.</summary>
    public async Task LetSweep()
    {
        Pass(TimeSpan.FromSeconds(20));
        var now = Now;
        await Until(async session => await session.Db.Set<Job>().IgnoreQueryFilters().AnyAsync(j => j.Kind == "sla.sweep" && j.RunAt > now && j.Node == null));
    }

    private async Task Until(Func<Session, Task<bool>> holds)
    {
        var patience = CancellationToken.None;
        while (true)
        {
            Services.GetRequiredService<WorkBells>().Jobs.Ring();
            await using (var session = await Services.GetRequiredService<Sessions>().ReadEverywhere(patience))
            {
                if (await holds(session))
                {
                    return;
                }
            }

            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, patience);
        }
    }

    /// <summary>Stands until it is put forward; stopwatches and timers go by the real one.</summary>
    private sealed class WallClock : TimeProvider
    {
        private long _ticks = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero).Ticks;

        public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref _ticks), TimeSpan.Zero);

        public void Pass(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);
    }

    internal async Task<IReadOnlyList<SlaClock>> Clocks(TestWorkspace workspace)
    {
        await using var session = await Services.GetRequiredService<Sessions>().Read(workspace.Id, CancellationToken.None);
        return await session.Db.Set<SlaClock>().ToListAsync();
    }
}

internal static class SlaCalls
{
    public static readonly object[] OfficeHours =
        [.. new[] { "monday", "tuesday", "wednesday", "thursday", "friday" }.Select(day => new { day, from = "09:00", to = "17:00" })];

    public static Task<JsonNode> Office(this TestWorkspace workspace, string zone = "UTC", string name = "Office") =>
        workspace.Api.PostJson("/api/v1/sla/calendars", new { name, time_zone = zone, hours = OfficeHours });

    public static Task<JsonNode> Policy(this TestWorkspace workspace, object policy) => workspace.Api.PostJson("/api/v1/sla/policies", policy);

    /// <summary>The clock of a metric, as a ticket shows it.</summary>
    public static JsonNode Clock(this JsonNode ticket, string metric) => ticket["sla"]!.AsArray().Single(c => c!.Text("metric") == metric)!; // a ticket has the field

    public static string[] Steps(this JsonNode clock) => [.. clock["reasons"]!.AsArray().Select(r => r!.Text("step"))]; // a clock has reasons
}
