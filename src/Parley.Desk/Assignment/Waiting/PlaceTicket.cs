using Parley.Desk.Assignment.Duty;
using Parley.Desk.Assignment.Rules;
using Parley.Desk.Teams;
using Parley.Desk.Tickets;
using Parley.Platform.Ids;
using Parley.Platform.Work;

namespace Parley.Desk.Assignment.Waiting;

/// <summary>Assigns a ticket by its team's policy if nobody has it; if nobody fits it waits. Answers whether it is settled.</summary>
public sealed record PlaceTicket(TicketId Ticket) : ICommand<bool>
{
    /// <summary>Whose facts these are.</summary>
    public static Caller By(WorkspaceId workspace) => Callers.OfSystem(workspace) with { Actor = new Actor(ActorType.System, null, Placement.Rule) };
}

internal sealed class PlaceTicketHandler(KnownAssignment known, Placement placement) : IHandler<PlaceTicket, bool>
{
    public async Task<Result<bool>> Handle(PlaceTicket command, Call call, CancellationToken ct)
    {
        var found = await call.TicketForUpdate(command.Ticket, ct);
        if (found.Refusal is not null)
        {
            return true; // it is gone
        }

        var ticket = found.Value;
        var policy = (await known.Of(call, ct)).Rules.For(ticket.TeamId);
        if (ticket.AssigneeId is not null || !Load.IsOpen(ticket) || policy.Kind == AssignmentKind.Off)
        {
            WaitingTicket.Remove(ticket, call);
            return true;
        }

        if ((await placement.Place(ticket, policy, call, ct)).IsPlaced)
        {
            return true;
        }

        WaitingTicket.Add(ticket, call);
        return false;
    }
}
