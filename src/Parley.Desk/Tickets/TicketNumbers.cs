using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Parley.Platform.Data;
using Parley.Platform.Ids;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets;

/// <summary>The next number that nobody has taken from the workspace.</summary>
public sealed class TicketCounter : IInWorkspace
{
    public required WorkspaceId WorkspaceId { get; init; }

    public required long Next { get; init; }
}

/// <summary>
/// Gives out ticket numbers in growing order. On PostgreSQL a node takes them in blocks, outside the business transaction, for a counter
/// row inside it would make all creations of a workspace wait for each other's commit. SQLite has one writer anyway and leaves no holes.
/// Ask before the first query of the call: until then it holds no connection that another's block might be waiting for.
/// </summary>
internal sealed class TicketNumbers(Sessions sessions)
{
    private const int BlockSize = 64;

    private readonly ConcurrentDictionary<WorkspaceId, Block> _blocks = new();

    /// <summary>Several at once, growing.</summary>
    public async Task<IReadOnlyList<long>> Next(Call call, int count, CancellationToken ct)
    {
        if (count > 0 && sessions.Engine is SqliteEngine)
        {
            var first = await Take(call.Session, count, ct);
            return [.. Enumerable.Range(0, count).Select(i => first + i)];
        }

        var numbers = new List<long>();
        while (numbers.Count < count)
        {
            numbers.Add(await Next(call, ct));
        }

        return numbers;
    }

    public Task<long> Next(Call call, CancellationToken ct) =>
        sessions.Engine is SqliteEngine
            ? Take(call.Session, 1, ct)
            : _blocks.GetOrAdd(call.Workspace, _ => new Block()).Next(() => TakeBlock(call.Workspace, ct), ct);

    /// <summary>
    /// One in the midst of a call, straight from the counter: a block could only come over another connection, for which all that hold one may
    /// be waiting. Creations wait for this call's end, so it is for what is rare.
    /// </summary>
    public static Task<long> NextMidway(Call call, CancellationToken ct) => Take(call.Session, 1, ct);

    private async Task<long> TakeBlock(WorkspaceId workspace, CancellationToken ct)
    {
        await using var session = await sessions.Write(workspace, ct);
        var first = await Take(session, BlockSize, ct);
        await session.Commit(ct);
        return first;
    }

    private static async Task<long> Take(Session session, int count, CancellationToken ct)
    {
        var taken = await session.Db.Database.SqlQueryRaw<long>(
            """
            insert into ticket_counter (workspace_id, next) values ({0}, 1 + {1})
            on conflict (workspace_id) do update set next = ticket_counter.next + {1} returning next - {1} as "Value"
            """,
            session.Key(session.Workspace!.Value.Value), // a ticket is always opened inside a workspace
            count).ToListAsync(ct);
        return taken[0];
    }

    private sealed class Block : IDisposable
    {
        private readonly SemaphoreSlim _gate = new(1, 1);
        private long _next;
        private long _end;

        public async Task<long> Next(Func<Task<long>> refill, CancellationToken ct)
        {
            await _gate.WaitAsync(ct);
            try
            {
                if (_next == _end)
                {
                    _next = await refill();
                    _end = _next + BlockSize;
                }

                return _next++;
            }
            finally
            {
                _gate.Release();
            }
        }

        public void Dispose() => _gate.Dispose();
    }
}
