using Parley.Desk.Tickets.Followers;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Merging;

/// <summary>
/// Makes two tickets one: the messages and files of the first go to the second with their authors and times, whoever asked or followed there follows
/// here, and the first is closed and leads to the second, as does all that is written to it later.
/// </summary>
/// <param name="Into">The ticket that goes on.</param>
public sealed record MergeTicket(TicketId Ticket, TicketId? Into) : ICommand<TicketView>
{
    public void Check(Checks check) => check.Given("/into", Into);
}

internal sealed class MergeTicketHandler : IHandler<MergeTicket, TicketView>
{
    public async Task<Result<TicketView>> Handle(MergeTicket command, Call call, CancellationToken ct)
    {
        var both = await TwoTickets.Lock(call, command.Ticket, command.Into!.Value, ct); // checked to be given
        if (both.Refusal is { } refusal)
        {
            return refusal;
        }

        var (ticket, into) = both.Value;
        if (into is null)
        {
            return Refusal.Invalid("/into", "not_found", "There is no such ticket.");
        }

        if (into == ticket)
        {
            return Refusal.Invalid("/into", "itself", "A ticket cannot be merged into itself.");
        }

        if (ticket.RefusalWhenClosed is { } closed)
        {
            return closed;
        }

        if (into.MergedIntoNumber is { } other)
        {
            return Refusal.Invalid("/into", "merged", $"Ticket {into.Number} was itself merged into {other}. Merge into that one.");
        }

        if (into.RefusalWhenDeleted is { } deleted)
        {
            return Refusal.Invalid("/into", "deleted", deleted.Detail);
        }

        if (into.RefusalWhenClosed is not null)
        {
            return Refusal.Invalid("/into", "closed", $"Ticket {into.Number} is closed and takes no more changes.");
        }

        ticket.MergeInto(into, call);
        await MergedTickets.Move(call, ticket.Id, into.Id, ct);
        await MergedFollowers.Add(call, ticket, into, ct);
        return TicketView.Of(into);
    }
}
