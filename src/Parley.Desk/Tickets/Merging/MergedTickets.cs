using Microsoft.EntityFrameworkCore;
using Parley.Desk.Tickets.Attachments;
using Parley.Desk.Tickets.Messages;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Merging;

/// <summary>What goes to the ticket that takes another in, and back: messages and files, each knowing where it was written.</summary>
internal static class MergedTickets
{
    public static async Task Move(Call call, TicketId from, TicketId into, CancellationToken ct)
    {
        await call.Query<Message>().Where(m => m.TicketId == from).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.WrittenInId, m => m.WrittenInId ?? m.TicketId).SetProperty(m => m.TicketId, into), ct);
        await call.Query<TicketFile>().Where(f => f.TicketId == from).ExecuteUpdateAsync(
            set => set.SetProperty(f => f.AddedToId, f => f.AddedToId ?? f.TicketId).SetProperty(f => f.TicketId, into), ct);
    }

    /// <param name="parts">The ticket that is taken out, and all that had been merged into it.</param>
    public static async Task MoveBack(Call call, TicketId ticket, IReadOnlyCollection<TicketId> parts, TicketId outOf, CancellationToken ct)
    {
        var written = parts.Select(p => (TicketId?)p).ToList();
        await call.Query<Message>().Where(m => m.TicketId == outOf && written.Contains(m.WrittenInId)).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.WrittenInId, m => m.WrittenInId == ticket ? null : m.WrittenInId).SetProperty(m => m.TicketId, ticket), ct);
        await call.Query<TicketFile>().Where(f => f.TicketId == outOf && written.Contains(f.AddedToId)).ExecuteUpdateAsync(
            set => set.SetProperty(f => f.AddedToId, f => f.AddedToId == ticket ? null : f.AddedToId).SetProperty(f => f.TicketId, ticket), ct);
    }

    /// <summary>A ticket with all that was merged into it, and into those.</summary>
    public static async Task<IReadOnlyCollection<TicketId>> With(Call call, TicketId ticket, CancellationToken ct)
    {
        var all = new HashSet<TicketId> { ticket };
        for (List<TicketId> level = [ticket]; level.Count > 0;)
        {
            var of = level.Select(t => (TicketId?)t).ToList();
            level = await call.Query<Ticket>().Where(t => of.Contains(t.MergedIntoId)).Select(t => t.Id).ToListAsync(ct);
            level.RemoveAll(t => !all.Add(t));
        }

        return all;
    }
}
