using Microsoft.EntityFrameworkCore;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.BulkChanges;

internal static class BulkChangeLoading
{
    /// <summary>Those that a caller may see: their own, and all with the right to see to background work.</summary>
    public static IQueryable<BulkChange> BulkChanges(this Call call)
    {
        var me = call.Caller.Actor.Id;
        return call.Caller.May(Permissions.JobsManage) ? call.Query<BulkChange>() : call.Query<BulkChange>().Where(c => c.MadeById == me);
    }

    /// <summary>Loads one to change it, locked against other writers.</summary>
    public static async Task<Result<BulkChange>> LockBulkChange(this Call call, BulkChangeId id, CancellationToken ct)
    {
        var sql = call.Session.Sql("select * from bulk_change where id = {0}", "select * from bulk_change where id = {0} for update");
        var change = await call.Session.Db.Set<BulkChange>().FromSqlRaw(sql, call.Session.Key(id.Value)).FirstOrDefaultAsync(ct);
        return change is null ? Refusal.NotFound("bulk change") : change;
    }

    /// <summary>Loads tickets that the caller sees to change them, locked in the order of their ids, with what a change tells of them.</summary>
    public static async Task<List<Ticket>> LockTickets(this Call call, IReadOnlyList<TicketId> ids, CancellationToken ct)
    {
        var locked = call.Session.Sql("", "select * from ticket where id = any ({0}) order by id for update");
        var tickets = locked.Length == 0
            ? call.Query<Ticket>().Where(t => ids.Contains(t.Id))
            : call.Session.Db.Set<Ticket>().FromSqlRaw(locked, ids.Select(id => id.Value).ToArray());
        return await tickets.Where(Visibility.For(call.Caller)).Include(t => t.Assignee).Include(t => t.Team).Include(t => t.NamedStatus).AsTracking().ToListAsync(ct);
    }
}
