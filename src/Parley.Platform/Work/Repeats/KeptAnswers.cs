using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Parley.Platform.Data;

namespace Parley.Platform.Work.Repeats;

/// <summary>
/// Sees to it that a command under a key is done once. The answer is kept in the transaction that did it, so a process that dies leaves both
/// or neither, and nothing is ever marked as running but by who runs it. What is refused did nothing and is not kept: the key stays free.
/// </summary>
public sealed class KeptAnswers(Sessions sessions, TimeProvider clock)
{
    private const int Slice = 1000;
    private const string Taken = "KA001"; // raised by claim_answer, 0004_idempotency.sql

    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    // An answer of the release before may have had a field that is gone.
    private static readonly JsonSerializerOptions Lenient = new(PublicJson.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    private readonly ConcurrentDictionary<string, bool> _running = new();

    private DateTimeOffset Since => clock.Now() - Kept;

    /// <summary>Removes the answers that are past their time, in slices with a transaction each.</summary>
    public async Task ForgetOld(CancellationToken ct)
    {
        for (var gone = Slice; gone == Slice;)
        {
            await using var session = await sessions.WriteEverywhere(ct);
            var since = Since;
            var old = session.Db.Set<KeptAnswer>().IgnoreQueryFilters().Where(a => a.CreatedAt <= since);
            gone = await old.OrderBy(a => a.CreatedAt).Take(Slice).ExecuteDeleteAsync(ct);
            await session.Commit(ct);
        }
    }

    internal Task<Result<T>> Answer<T>(Claim claim, Func<Task<Result<T>>> run, CancellationToken ct) =>
        sessions.Engine is SqliteEngine ? AnswerInOneProcess(claim, run, ct) : AnswerAmongNodes(claim, run, ct);

    /// <summary>
    /// On PostgreSQL the session claims the key as it begins, in front of its first query: no round trip, and no connection held before
    /// the handler wants one. A key that is taken ends it there.
    /// </summary>
    internal void Guard(Session session, Claim claim)
    {
        if (sessions.Engine is PostgresEngine)
        {
            // Digits and a digest: nothing here needs quoting.
            session.BeginWith(string.Create(
                CultureInfo.InvariantCulture, $"call claim_answer('\\x{claim.Name}', {claim.Lock}, '{Since:yyyy-MM-ddTHH:mm:ss.fffZ}'); "));
        }
    }

    /// <summary>Adds the answer to the last batch.</summary>
    internal static void Keep<T>(Call call, Claim claim, T answer)
    {
        var kept = answer is IShowsSecret<T> secret ? secret.WithoutSecret() : answer;
        // One past its time may still lie there.
        call.Session.Append("delete from kept_answer where hash = $1", claim.Hash);
        call.Append(new KeptAnswer
        {
            Hash = claim.Hash,
            WorkspaceId = claim.Workspace,
            Fingerprint = claim.Once.Fingerprint,
            Answer = JsonSerializer.Serialize(kept, PublicJson.Options),
            CreatedAt = call.Now,
        });
    }

    private async Task<Result<T>> AnswerAmongNodes<T>(Claim claim, Func<Task<Result<T>>> run, CancellationToken ct)
    {
        try
        {
            return await run();
        }
        catch (Exception error) when ((error as PostgresException ?? error.InnerException as PostgresException)?.SqlState == Taken)
        {
            return await Find<T>(claim, ct) ?? claim.Once.InProgress();
        }
    }

    // Before the one writer is waited for: a repeat need not queue behind what it repeats.
    private async Task<Result<T>> AnswerInOneProcess<T>(Claim claim, Func<Task<Result<T>>> run, CancellationToken ct)
    {
        if (!_running.TryAdd(claim.Name, true))
        {
            return await Find<T>(claim, ct) ?? claim.Once.InProgress(); // who holds the key may be a repeat too
        }

        try
        {
            return await Find<T>(claim, ct) ?? await run();
        }
        finally
        {
            _running.TryRemove(claim.Name, out _);
        }
    }

    private async Task<Result<T>?> Find<T>(Claim claim, CancellationToken ct)
    {
        await using var session = await sessions.Read(claim.Workspace, ct);
        var since = Since;
        var kept = await session.Db.Set<KeptAnswer>().FirstOrDefaultAsync(a => a.Hash == claim.Hash && a.CreatedAt > since, ct);
        if (kept is null)
        {
            return null;
        }

        return kept.Fingerprint.AsSpan().SequenceEqual(claim.Once.Fingerprint)
            ? (Result<T>)JsonSerializer.Deserialize<T>(kept.Answer, Lenient)! with { IsReplay = true } // written from a T
            : claim.Once.Reused();
    }
}
