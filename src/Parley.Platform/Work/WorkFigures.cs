using Microsoft.EntityFrameworkCore;
using Parley.Platform.Data;
using Parley.Platform.Work.Jobs;

namespace Parley.Platform.Work;

/// <summary>How much work waits at one moment, over all workspaces.</summary>
/// <param name="Kinds">Every kind there is, also one without jobs.</param>
/// <param name="Position">The last position given out in the feed.</param>
/// <param name="Unnumbered">Committed events that have no position yet.</param>
internal sealed record WorkFigures(IReadOnlyDictionary<string, WorkFigures.Waiting> Kinds, long Position, long Unnumbered)
{
    /// <param name="Oldest">For how long the oldest that is due has been; zero: none is.</param>
    public sealed record Waiting(long Due, TimeSpan Oldest, long Dead);

    private sealed record Feed(long Position, long Unnumbered);

    public static async Task<WorkFigures> Look(Sessions sessions, IEnumerable<JobKind> kinds, DateTimeOffset now, CancellationToken ct)
    {
        await using var session = await sessions.ReadEverywhere(ct);
        var jobs = session.Db.Set<Job>().IgnoreQueryFilters();
        var due = await jobs.Due(now)
            .GroupBy(j => j.Kind)
            .Select(g => new { Kind = g.Key, Count = g.LongCount(), Since = g.Min(j => j.RunAt) })
            .ToDictionaryAsync(g => g.Kind, ct);
        var dead = await jobs.In(JobState.Dead, now).GroupBy(j => j.Kind).Select(g => new { g.Key, Count = g.LongCount() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var inFeed = session.Sql(
            "select position as \"Position\", 0 as \"Unnumbered\" from feed_head", // it numbers as it commits
            "select position as \"Position\", (select count(*) from event_pending) as \"Unnumbered\" from feed_head");
        var feed = await session.Db.Database.SqlQueryRaw<Feed>(inFeed).ToListAsync(ct);
        return new WorkFigures(
            kinds.Select(k => k.Name).Union(due.Keys).Union(dead.Keys).ToDictionary(k => k, k =>
                new Waiting(due.GetValueOrDefault(k)?.Count ?? 0, now - (due.GetValueOrDefault(k)?.Since ?? now), dead.GetValueOrDefault(k))),
            feed[0].Position,
            feed[0].Unnumbered);
    }
}
