using Parley.Desk.People;
using Parley.Desk.Teams;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets;

/// <summary>Gives a ticket to an agent, a team, both, or nobody.</summary>
public sealed record AssignTicket(TicketId Ticket, Optional<AgentId?> Agent, Optional<TeamId?> Team) : ICommand<TicketView>
{
    public void Check(Checks check)
    {
        if (!Agent.IsGiven && !Team.IsGiven)
        {
            check.Add("", "required", "Name an agent_id or a team_id; null takes it away.");
        }
    }
}

internal sealed class AssignTicketHandler : IHandler<AssignTicket, TicketView>
{
    public async Task<Result<TicketView>> Handle(AssignTicket command, Call call, CancellationToken ct)
    {
        var found = await call.TicketToChange(command.Ticket, ct);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var ticket = found.Value;
        var holder = await Holders.Find(call, command.Agent.Value, command.Team.Value, ct);
        if (holder.Refusal is { } noHolder)
        {
            return Rename(noHolder);
        }

        ticket.Assign(command.Agent.IsGiven ? holder.Value.Agent : ticket.Assignee, command.Team.IsGiven ? holder.Value.Team : ticket.Team, call);
        return TicketView.Of(ticket);
    }

    // This door calls the assignee agent_id.
    private static Refusal Rename(Refusal refusal) =>
        Refusal.Invalid([.. refusal.Errors.Select(e => e with { Field = e.Field == "/assignee_id" ? "/agent_id" : e.Field })]);
}
