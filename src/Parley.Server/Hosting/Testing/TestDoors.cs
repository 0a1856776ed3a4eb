using System.Diagnostics;
using System.Xml;
using Microsoft.EntityFrameworkCore;
using Parley.Desk.Tickets;
using Parley.Platform;
using Parley.Platform.Data;
using Parley.Platform.Work;
using Parley.Platform.Work.Feed;
using Parley.Platform.Work.Jobs;
using Parley.Server.Api;

namespace Parley.Server.Hosting.Testing;

/// <summary>What a server opens for tests, and only for them: its clock, a wait for all work to be done, a sink, and a death at a chosen point.</summary>
internal static class TestDoors
{
    public static void AddTestDoors(this IServiceCollection services, Settings settings)
    {
        if (settings.TestSink is { } sink)
        {
            services.AddSingleton(new TestSinkAddress(new Uri(sink)));
            services.AddJob<PostToTestSink>(new("test_sink.post", typeof(PostToTestSink)) { ReachesOutside = true, AtOnce = 16 });
            services.AddReaction<MessageAdded>("test_sink.post", [Origin.Live, Origin.Sync], fact => $"{fact.Ticket.Value}");
        }
    }

    public static void MapTestDoors(this WebApplication app)
    {
        app.MapPost("/_test/clock", SetClock).ExcludeFromDescription();
        app.MapPost("/_test/drain", Drain).ExcludeFromDescription();
        if (app.Services.GetRequiredService<Settings>().TestKillAt is { } killAt)
        {
            KillAt(app.Services.GetRequiredService<CommitPoints>(), killAt);
        }
    }

    private static async Task<IResult> SetClock(HttpContext http, TimeProvider clock, WorkBells bells)
    {
        var body = await JsonBody.Read<ClockBody>(http.Request, http.RequestAborted);
        if (body.Refusal is { } malformed)
        {
            return Problems.From(malformed);
        }

        if (!TryDuration(body.Value.Advance, out var advance) || body.Value.Rate is <= 0)
        {
            return Problems.From(Refusal.Invalid("/advance", "invalid_duration", "Advance by an ISO 8601 duration, such as PT1H; rate is above 0."));
        }

        var test = (TestClock)clock;
        test.Advance(advance);
        if (body.Value.Rate is { } rate)
        {
            test.Run(rate);
        }

        bells.Jobs.Ring();
        return Door.Json(new { now = clock.Now() });
    }

    private static bool TryDuration(string? text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        try
        {
            duration = text is null ? duration : XmlConvert.ToTimeSpan(text);
            return duration >= TimeSpan.Zero;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>Answers when nothing is left to number, to tell or to do now.</summary>
    private static async Task<IResult> Drain(
        Sessions sessions, FeedNumbering numbering, FeedFollower follower, JobKinds kinds, EffectsHold hold, WorkBells bells, TimeProvider clock, CancellationToken ct)
    {
        while (!await IsIdle(sessions, follower, await Runnable(kinds, hold, ct), clock, ct))
        {
            if (sessions.Engine is PostgresEngine)
            {
                await numbering.Number(ct);
            }

            bells.Feed.Ring();
            bells.Jobs.Ring();
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, ct);
        }

        return Door.Json(new { drained = true });
    }

    private static async Task<List<string>> Runnable(JobKinds kinds, EffectsHold hold, CancellationToken ct)
    {
        var held = await hold.IsHeld(ct);
        return [.. kinds.All.Where(k => !held || !k.ReachesOutside).Select(k => k.Name)];
    }

    private static async Task<bool> IsIdle(Sessions sessions, FeedFollower follower, List<string> kinds, TimeProvider clock, CancellationToken ct)
    {
        await using var session = await sessions.ReadEverywhere(ct);
        var now = clock.Now();
        var unnumbered = session.Sql("select 0 as \"Value\" where false", "select 1 as \"Value\" from event_pending limit 1");
        return (await session.Db.Database.SqlQueryRaw<int>(unnumbered).ToListAsync(ct)).Count == 0
            && follower.Position >= (await session.FeedHead(ct)).Position
            && !await session.Db.Set<Job>().IgnoreQueryFilters()
                .AnyAsync(j => kinds.Contains(j.Kind) && j.DeadAt == null && (j.RunAt <= now || j.Node != null), ct);
    }

    /// <summary>Dies as a power cut would have it: no handler runs, nothing is flushed.</summary>
    private static void KillAt(CommitPoints points, string killAt)
    {
        var parts = killAt.Split(':');
        if (parts.Length != 2 || !Words.TryParse<CommitPoint>(parts[0], out var wanted) || !int.TryParse(parts[1], out var left))
        {
            throw new SettingsException($"PARLEY_TEST_KILL_AT is '{killAt}'; a point and a count are expected, such as after_commit:17. Points: {Words.List<CommitPoint>()}.");
        }

        points.Reached = point =>
        {
            if (point == wanted && Interlocked.Decrement(ref left) == 0)
            {
                Process.GetCurrentProcess().Kill();
            }
        };
    }

    /// <param name="Advance">An ISO 8601 duration, such as PT1H.</param>
    /// <param name="Rate">How many seconds pass in a real one.</param>
    private sealed record ClockBody(string? Advance, double? Rate);
}
