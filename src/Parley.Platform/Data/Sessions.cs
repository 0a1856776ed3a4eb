using Microsoft.EntityFrameworkCore;
using Parley.Platform.Ids;

namespace Parley.Platform.Data;

/// <summary>Opens sessions. A session without a workspace sees only the tables that stand outside all workspaces.</summary>
public sealed class Sessions(IDbContextFactory<AppDb> contexts, Engine engine)
{
    public Engine Engine => engine;

    public Task<Session> Read(WorkspaceId? workspace, CancellationToken ct) => Open(workspace, write: false, ct);

    public Task<Session> Write(WorkspaceId? workspace, CancellationToken ct) => Open(workspace, write: true, ct);

    private async Task<Session> Open(WorkspaceId? workspace, bool write, CancellationToken ct)
    {
        if (write)
        {
            await engine.EnterWriter(ct);
        }

        try
        {
            var db = await contexts.CreateDbContextAsync(ct);
            db.ChangeTracker.QueryTrackingBehavior = write ? QueryTrackingBehavior.TrackAll : QueryTrackingBehavior.NoTracking;
            db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
            return new Session(db, engine, workspace, write);
        }
        catch when (write)
        {
            engine.LeaveWriter();
            throw;
        }
    }
}
