using Microsoft.EntityFrameworkCore;
using Parley.Platform.Data;

namespace Parley.Platform.Work.Jobs;

/// <summary>The table of jobs as the runner uses it: over all workspaces, by lease and fence.</summary>
internal sealed class JobStore(Sessions sessions, TimeProvider clock)
{
    /// <summary>How long a node that has died holds a job.</summary>
    public static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(15);

    // The lease of a node that has died.
    private const string Abandoned = "j.dead_at is null and j.run_at <= {0} and j.node is not null";

    // Of one key the first runs alone; one that was begun goes on before any other.
    private const string Free = """
        j.dead_at is null and j.run_at <= {0} and (j.key is null or j.node is not null or not exists (
          select 1 from job o where o.workspace_id = j.workspace_id and o.key = j.key and o.dead_at is null and o.id <> j.id
            and (o.id < j.id or o.node is not null)))
        """;

    /// <summary>Leases what is due, at most so many of each kind.</summary>
    public Task<IReadOnlyList<Job>> Claim(string node, IReadOnlyDictionary<string, int> room, CancellationToken ct) => Claim(Free, node, room, ct);

    /// <summary>Whether nodes have died and left something.</summary>
    public async Task<bool> AnyAbandoned(string[] kinds, CancellationToken ct)
    {
        await using var session = await sessions.ReadEverywhere(ct);
        return await Due(session, kinds).AnyAsync(j => j.Node != null, ct);
    }

    /// <summary>
    /// Leases what nodes that have died held. By their time alone such jobs would stand behind all that came since, and wait the longer the more
    /// there is to do.
    /// </summary>
    public Task<IReadOnlyList<Job>> TakeOver(string node, IReadOnlyDictionary<string, int> room, CancellationToken ct) => Claim(Abandoned, node, room, ct);

    /// <summary>Holds on to what still runs; answers those leases that are still valid.</summary>
    public async Task<IReadOnlySet<JobId>> Renew(IReadOnlyCollection<JobLease> leases, CancellationToken ct)
    {
        await using var session = await sessions.WriteEverywhere(ct);
        var until = clock.Now() + LeaseTime;
        var held = new HashSet<JobId>();
        foreach (var lease in leases)
        {
            if (await Mine(session, lease).ExecuteUpdateAsync(set => set.SetProperty(j => j.RunAt, until), ct) > 0)
            {
                held.Add(lease.Job);
            }
        }

        await session.Commit(ct);
        return held;
    }

    /// <summary>Ends a job in the session's own transaction.</summary>
    /// <exception cref="LeaseLostException">Somebody else holds it now.</exception>
    public static async Task End(Session session, JobLease lease, CancellationToken ct)
    {
        if (await Mine(session, lease).ExecuteDeleteAsync(ct) == 0)
        {
            throw new LeaseLostException(lease.Job);
        }
    }

    /// <summary>The job is done. Of a lost lease nothing happens: the other node ends it.</summary>
    public async Task Done(Job job, TimeSpan? again, CancellationToken ct)
    {
        await using var session = await sessions.WriteEverywhere(ct);
        var mine = Mine(session, new JobLease(job.Id, job.Fence));
        if (again is { } pause)
        {
            var next = clock.Now() + pause;
            await mine.ExecuteUpdateAsync(
                set => set.SetProperty(j => j.RunAt, next).SetProperty(j => j.Node, (string?)null).SetProperty(j => j.Attempts, 0).SetProperty(j => j.LastError, (string?)null),
                ct);
        }
        else
        {
            await mine.ExecuteDeleteAsync(ct);
        }

        await session.Commit(ct);
    }

    /// <summary>The attempt failed; it will be tried again at its time, or never.</summary>
    public async Task Failed(Job job, string why, DateTimeOffset? again, CancellationToken ct)
    {
        await using var session = await sessions.WriteEverywhere(ct);
        var (runAt, deadAt) = (again ?? job.RunAt, again is null ? clock.Now() : (DateTimeOffset?)null);
        await Mine(session, new JobLease(job.Id, job.Fence)).ExecuteUpdateAsync(
            set => set.SetProperty(j => j.RunAt, runAt).SetProperty(j => j.DeadAt, deadAt).SetProperty(j => j.Node, (string?)null).SetProperty(j => j.LastError, why),
            ct);
        await session.Commit(ct);
    }

    /// <summary>The attempt was broken off and counts for nothing: another node may begin at once.</summary>
    public async Task Released(Job job, CancellationToken ct)
    {
        await using var session = await sessions.WriteEverywhere(ct);
        var now = clock.Now();
        await Mine(session, new JobLease(job.Id, job.Fence)).ExecuteUpdateAsync(
            set => set.SetProperty(j => j.RunAt, now).SetProperty(j => j.Node, (string?)null).SetProperty(j => j.Attempts, job.Attempts - 1),
            ct);
        await session.Commit(ct);
    }

    /// <summary>Sees to it that each kind that runs by itself has its one row.</summary>
    public async Task Stand(IReadOnlyCollection<JobKind> kinds, Ids.IdSource ids, CancellationToken ct)
    {
        await using var session = await sessions.WriteEverywhere(ct);
        foreach (var kind in kinds)
        {
            session.Append(
                """
                insert into job (id, workspace_id, kind, data, standing, run_at, attempts, fence, created_at) values ($1, $2, $3, '{}', true, $4, 0, 0, $4)
                on conflict do nothing
                """,
                ids.Next<JobId>().Value,
                default(Guid),
                kind.Name,
                clock.Now());
        }

        await session.Commit(ct);
    }

    private static IQueryable<Job> Mine(Session session, JobLease lease) =>
        session.Db.Set<Job>().IgnoreQueryFilters().Where(j => j.Id == lease.Job && j.Fence == lease.Fence && j.Node != null);

    private async Task<IReadOnlyList<Job>> Claim(string which, string node, IReadOnlyDictionary<string, int> room, CancellationToken ct)
    {
        if (room.Count == 0 || !await AnyDue([.. room.Keys], ct))
        {
            return [];
        }

        try
        {
            await using var session = await sessions.WriteEverywhere(ct);
            var claimed = sessions.Engine is PostgresEngine
                ? await ClaimFrom(session, PostgresClaim(which), node, room.Keys.ToArray(), room.Values.ToArray(), ct)
                : await ClaimEach(session, SqliteClaim(which), node, room, ct);
            await session.Commit(ct);
            return claimed;
        }
        catch (Exception error) when (sessions.Engine.IsRace(error))
        {
            // Two nodes took the first and the second of one key in the same moment: one of them has it, and this one looks again.
            return [];
        }
    }

    // A look without the right to write: an idle server must not keep taking the one writer's turn.
    private async Task<bool> AnyDue(string[] kinds, CancellationToken ct)
    {
        await using var session = await sessions.ReadEverywhere(ct);
        return await Due(session, kinds).AnyAsync(ct);
    }

    private IQueryable<Job> Due(Session session, string[] kinds) =>
        session.Db.Set<Job>().IgnoreQueryFilters().Due(clock.Now()).Where(j => kinds.Contains(j.Kind));

    private static string SqliteClaim(string which) => $$"""
        update job set node = {1}, run_at = {2}, fence = fence + 1, attempts = attempts + 1
        where id in (select j.id from job j where j.kind = {3} and {{which}} order by j.run_at, j.id limit {4})
        returning *
        """;

    // Run once, as a common table expression: a subquery with a lock and a limit may be run again by the plan, and then lock more. And as an
    // array, for the planner expects many rows of it and would read the whole table.
    private static string PostgresClaim(string which) => $$"""
        with due as materialized (
          select taken.id from unnest({3}, {4}) as k (kind, room) cross join lateral (
            select j.id from job j where j.kind = k.kind and {{which}} order by j.run_at, j.id limit k.room for update skip locked) taken)
        update job set node = {1}, run_at = {2}, fence = fence + 1, attempts = attempts + 1
        where id = any (array(select id from due))
        returning *
        """;

    private async Task<List<Job>> ClaimEach(Session session, string sql, string node, IReadOnlyDictionary<string, int> room, CancellationToken ct)
    {
        var claimed = new List<Job>();
        foreach (var (kind, free) in room)
        {
            claimed.AddRange(await ClaimFrom(session, sql, node, kind, free, ct));
        }

        return claimed;
    }

    private async Task<List<Job>> ClaimFrom(Session session, string sql, string node, object kinds, object rooms, CancellationToken ct)
    {
        var now = clock.Now();
        return await session.Db.Set<Job>()
            .FromSqlRaw(sql, session.Instant(now), node, session.Instant(now + LeaseTime), kinds, rooms)
            .IgnoreQueryFilters()
            .AsNoTracking()
            .ToListAsync(ct);
    }
}
