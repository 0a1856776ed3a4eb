using Microsoft.EntityFrameworkCore;
using Parley.Platform.Data;

namespace Parley.Platform.Work.Jobs;

/// <summary>The work of all workspaces and Parley's own, for those who run the installation.</summary>
public sealed class JobBook(Sessions sessions, JobKinds kinds, TimeProvider clock)
{
    /// <summary>What could run now. On a server that keeps up it is little and young.</summary>
    /// <param name="Oldest">For how long the oldest of it has waited; zero: none does.</param>
    public sealed record Backlog(int Due, TimeSpan Oldest);

    /// <summary>Newest first.</summary>
    /// <param name="state">Null: all that are not done.</param>
    /// <param name="kind">Null: all kinds.</param>
    public async Task<(IReadOnlyList<Job> Jobs, int Total)> List(JobState? state, string? kind, int limit, CancellationToken ct)
    {
        await using var session = await sessions.ReadEverywhere(ct);
        var jobs = Of(All(session), kind);
        jobs = state is { } one ? jobs.In(one, clock.Now()) : jobs;
        var newest = await jobs.OrderByDescending(j => j.DeadAt ?? j.CreatedAt).ThenByDescending(j => j.Id).Take(limit).ToListAsync(ct);
        return (newest, newest.Count < limit ? newest.Count : await jobs.CountAsync(ct));
    }

    public async Task<Backlog> ReadBacklog(CancellationToken ct)
    {
        await using var session = await sessions.ReadEverywhere(ct);
        var now = clock.Now();
        // A standing kind that this version does not know belongs to another, which may come back.
        var known = kinds.All.Select(k => k.Name).ToList();
        var due = await All(session).Due(now).Where(j => !j.Standing || known.Contains(j.Kind)).GroupBy(_ => 1).Select(g => new { Count = g.Count(), Since = g.Min(j => j.RunAt) }).FirstOrDefaultAsync(ct);
        return due is null ? new Backlog(0, TimeSpan.Zero) : new Backlog(due.Count, now - due.Since);
    }

    /// <summary>How many of each kind are dead; kinds without dead ones are left out.</summary>
    public async Task<IReadOnlyList<(string Kind, int Count)>> CountDead(CancellationToken ct)
    {
        await using var session = await sessions.ReadEverywhere(ct);
        var dead = await All(session).In(JobState.Dead, clock.Now()).GroupBy(j => j.Kind).Select(g => new { g.Key, Count = g.Count() }).OrderBy(g => g.Key).ToListAsync(ct);
        return [.. dead.Select(g => (g.Key, g.Count))];
    }

    /// <summary>Lets a job that has failed run again. False: there is none of this id that has.</summary>
    public async Task<bool> Retry(JobId id, CancellationToken ct)
    {
        await using var session = await sessions.WriteEverywhere(ct);
        var retried = await All(session).Where(j => j.Id == id).Failed().RunAgain(clock.Now(), ct);
        await session.Commit(ct);
        return retried > 0;
    }

    /// <summary>Lets all dead jobs run again, in slices between which others write; answers how many.</summary>
    /// <param name="kind">Null: all kinds.</param>
    public async Task<int> RetryDead(string? kind, CancellationToken ct)
    {
        // Only those of now: what dies again while this runs is not for it.
        var now = clock.Now();
        var sum = 0;
        while (true)
        {
            await using var session = await sessions.WriteEverywhere(ct);
            var some = await Of(All(session), kind).Where(j => j.DeadAt <= now).RunSomeAgain(All(session), now, ct);
            await session.Commit(ct);
            if (some == 0)
            {
                return sum;
            }

            sum += some;
        }
    }

    private static IQueryable<Job> All(Session session) => session.Db.Set<Job>().IgnoreQueryFilters().AsNoTracking();

    private static IQueryable<Job> Of(IQueryable<Job> jobs, string? kind) => kind is null ? jobs : jobs.Where(j => j.Kind == kind);
}
