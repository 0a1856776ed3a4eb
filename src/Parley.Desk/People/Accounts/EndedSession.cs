using Microsoft.EntityFrameworkCore;
using Parley.Platform;
using Parley.Platform.Data;
using Parley.Platform.Ids;

namespace Parley.Desk.People.Accounts;

/// <summary>A browser's session that was signed out. A session lives in its cookie alone, so that only its end is kept.</summary>
public sealed class EndedSession : IInWorkspace
{
    public required Guid Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required DateTimeOffset EndedAt { get; init; }
}

/// <summary>Ends sessions for whoever has kept their cookie.</summary>
public sealed class SessionEnds(Sessions sessions, TimeProvider clock)
{
    // Longer than any cookie lasts; after that it opens nothing by itself.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public async Task End(WorkspaceId workspace, Guid id, CancellationToken ct)
    {
        await using var session = await sessions.Write(workspace, ct);
        var old = clock.Now() - Kept;
        await session.Db.Set<EndedSession>().Where(e => e.EndedAt < old).ExecuteDeleteAsync(ct);
        if (!await session.Db.Set<EndedSession>().AnyAsync(e => e.Id == id, ct))
        {
            session.Db.Add(new EndedSession { Id = id, WorkspaceId = workspace, EndedAt = clock.Now() });
        }

        await session.Commit(ct);
    }
}
