using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets;

/// <summary>Loads a ticket to change it.</summary>
internal static class TicketLoading
{
    /// <summary>
    /// Loads a ticket to change it, locked against other writers, or says why not: unseen is as good as not there, and a version other
    /// than the caller's is refused.
    /// </summary>
    internal static async Task<Result<Ticket>> TicketForUpdate(this Call call, TicketId id, CancellationToken ct)
    {
        var found = await call.LockTicket(id, Visibility.For(call.Caller), ct);
        return found.Refusal is null && call.IfVersion is { } version && version != found.Value.Version
            ? new Refusal(RefusalKind.VersionMismatch, "version_mismatch", $"The ticket has changed since: it is at version {found.Value.Version}, not {version}.")
            : found;
    }

    /// <summary>The same, and refused when the ticket is closed and takes no more changes.</summary>
    internal static async Task<Result<Ticket>> TicketToChange(this Call call, TicketId id, CancellationToken ct)
    {
        var found = await call.TicketForUpdate(id, ct);
        return found.Refusal is null && found.Value.RefusalWhenClosed is { } closed ? closed : found;
    }

    /// <summary>The same for a caller whose right to the ticket is another than an agent's.</summary>
    internal static async Task<Result<Ticket>> LockTicket(this Call call, TicketId id, Expression<Func<Ticket, bool>> seen, CancellationToken ct)
    {
        var sql = call.Session.Sql("select * from ticket where id = {0}", "select * from ticket where id = {0} for update");
        var ticket = await call.Session.Db.Set<Ticket>().FromSqlRaw(sql, call.Session.Key(id.Value)).Where(seen).WithNames().FirstOrDefaultAsync(ct);
        return ticket is null ? Refusal.NotFound("ticket") : ticket;
    }
}
