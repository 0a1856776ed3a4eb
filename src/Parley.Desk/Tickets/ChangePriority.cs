using Parley.Platform.Work;

namespace Parley.Desk.Tickets;

public sealed record ChangePriority(TicketId Ticket, Priority? Priority) : ICommand<TicketView>
{
    public void Check(Checks check) => check.Given("/priority", Priority);
}

internal sealed class ChangePriorityHandler : IHandler<ChangePriority, TicketView>
{
    public async Task<Result<TicketView>> Handle(ChangePriority command, Call call, CancellationToken ct)
    {
        var found = await call.TicketToChange(command.Ticket, ct);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var ticket = found.Value;
        ticket.Set("priority", ticket.Priority, command.Priority!.Value, p => ticket.Priority = p, call); // checked to be given
        return TicketView.Of(ticket);
    }
}
