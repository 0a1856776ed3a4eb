using Microsoft.EntityFrameworkCore;
using Parley.Desk.Files;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Trash;

/// <summary>Removes for ever what has lain in the trash long enough, a few at once; answers how many.</summary>
/// <param name="Before">What was deleted until then.</param>
internal sealed record PurgeTrash(DateTimeOffset Before) : ICommand<int>
{
    public const int AtOnce = 20;
}

internal sealed class PurgeTrashHandler(LocalFiles files) : IHandler<PurgeTrash, int>
{
    private const string Due = "select * from ticket where workspace_id = {0} and deleted_at <= {1} order by deleted_at, id limit {2}";

    public async Task<Result<int>> Handle(PurgeTrash command, Call call, CancellationToken ct)
    {
        // One that somebody has in hand is left for the next time, which may find it restored.
        var due = await call.Session.Db.Set<Ticket>()
            .FromSqlRaw(call.Session.Sql(Due, $"{Due} for update skip locked"), call.Session.Key(call.Workspace.Value), call.Session.Instant(command.Before), PurgeTrash.AtOnce)
            .AsNoTracking()
            .ToListAsync(ct);
        foreach (var ticket in due)
        {
            await TicketRemains.Remove(ticket, files, call, ct);
        }

        return due.Count;
    }
}
