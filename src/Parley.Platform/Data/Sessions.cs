using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Parley.Platform.Ids;

namespace Parley.Platform.Data;

/// <summary>Opens sessions. A session without a workspace sees only the tables that stand outside all workspaces.</summary>
/// <param name="readers">Contexts for sessions that read.</param>
/// <param name="writers">Contexts for sessions that write: on SQLite all of them work on the one writer's connection.</param>
public sealed class Sessions(IDbContextFactory<AppDb> readers, IDbContextFactory<AppDb> writers, Engine engine, ILogger<Sessions> log)
{
    public Engine Engine => engine;

    public Task<Session> Read(WorkspaceId? workspace, CancellationToken ct) => Open(new Reach(workspace), write: false, ct);

    /// <summary>
    /// Waits for the right to write, where there is one writer, and keeps it until the session ends: no network and no hashing of passwords
    /// inside, and long work is a loop of sessions that last 50 ms at most, so that others get their turn between them.
    /// </summary>
    public Task<Session> Write(WorkspaceId? workspace, CancellationToken ct) => Open(new Reach(workspace), write: true, ct);

    /// <summary>For the job runner and the feed, which serve all workspaces; the model's filter must be ignored by name.</summary>
    public Task<Session> ReadEverywhere(CancellationToken ct) => Open(new Reach(null, Everywhere: true), write: false, ct);

    /// <inheritdoc cref="ReadEverywhere"/>
    public Task<Session> WriteEverywhere(CancellationToken ct) => Open(new Reach(null, Everywhere: true), write: true, ct);

    private async Task<Session> Open(Reach reach, bool write, CancellationToken ct)
    {
        var turn = write ? await engine.TakeTurn(ct) : null;
        try
        {
            var db = await (write ? writers : readers).CreateDbContextAsync(ct);
            db.ChangeTracker.QueryTrackingBehavior = write ? QueryTrackingBehavior.TrackAll : QueryTrackingBehavior.NoTracking;
            db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
            return new Session(db, engine, reach, write, turn, log);
        }
        catch
        {
            turn?.GiveBack();
            throw;
        }
    }
}
