using Microsoft.EntityFrameworkCore;
using Parley.Desk.Tickets.Followers;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Merging;

/// <summary>Takes a merged ticket out again: it stands as it did before, with its messages and files; what came since stays where it came.</summary>
public sealed record UnmergeTicket(TicketId Ticket) : ICommand<TicketView>;

internal sealed class UnmergeTicketHandler : IHandler<UnmergeTicket, TicketView>
{
    public async Task<Result<TicketView>> Handle(UnmergeTicket command, Call call, CancellationToken ct)
    {
        var into = await call.VisibleTickets().Where(t => t.Id == command.Ticket).Select(t => new { t.Number, t.MergedIntoId }).FirstOrDefaultAsync(ct);
        if (into is null)
        {
            return Refusal.NotFound("ticket");
        }

        if (into.MergedIntoId is not { } outOf)
        {
            return NotMerged(into.Number);
        }

        var both = await TwoTickets.Lock(call, command.Ticket, outOf, ct);
        if (both.Refusal is { } refusal)
        {
            return refusal;
        }

        var (ticket, other) = both.Value;
        if (ticket.MergedIntoId != outOf)
        {
            return NotMerged(ticket.Number);
        }

        if (other is null)
        {
            return new Refusal(RefusalKind.Forbidden, "forbidden", $"Ticket {ticket.Number} was merged into one that you may not see.");
        }

        var way = await WayFrom(call, other, ct);
        if (way[^1].RefusalWhenClosed is { } closed)
        {
            return closed;
        }

        // Its messages are at the end of the way.
        var parts = await MergedTickets.With(call, ticket.Id, ct);
        await MergedTickets.MoveBack(call, ticket.Id, parts, way[^1].Id, ct);
        await MergedFollowers.Remove(call, [.. way.Select(t => t.Id)], parts, ct);
        ticket.Unmerge(other, call);
        return TicketView.Of(ticket);
    }

    private static async Task<List<Ticket>> WayFrom(Call call, Ticket ticket, CancellationToken ct)
    {
        var way = new List<Ticket> { ticket };
        while (way[^1].MergedIntoId is { } next)
        {
            way.Add((await call.LockTicket(next, t => true, ct)).Value); // no ticket that took another in is ever gone
        }

        return way;
    }

    private static Refusal NotMerged(long number) => new(RefusalKind.Conflict, "not_merged", $"Ticket {number} is not merged into another.");
}
