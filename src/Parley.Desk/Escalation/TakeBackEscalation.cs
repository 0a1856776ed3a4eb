using Microsoft.EntityFrameworkCore;
using Parley.Desk.People;
using Parley.Desk.Teams;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.Escalation;

/// <summary>Takes a ticket's last escalation back: team, assignee and priority become what they were, each unless somebody has changed it since.</summary>
public sealed record TakeBackEscalation(TicketId Ticket) : ICommand<TicketView>;

internal sealed class TakeBackEscalationHandler : IHandler<TakeBackEscalation, TicketView>
{
    public async Task<Result<TicketView>> Handle(TakeBackEscalation command, Call call, CancellationToken ct)
    {
        var found = await call.TicketToChange(command.Ticket, ct);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var ticket = found.Value;
        var step = await call.Query<EscalationStep>().AsTracking().Where(s => s.TicketId == ticket.Id && s.TakenBackAt == null)
            .OrderByDescending(s => s.CreatedAt).ThenByDescending(s => s.Id).FirstOrDefaultAsync(ct);
        if (step is null)
        {
            return new Refusal(RefusalKind.Conflict, "not_escalated", $"Ticket {ticket.Number} is not escalated.");
        }

        var team = ticket.TeamId == step.ToTeamId ? await Team(step.FromTeamId, call, ct) : ticket.Team;
        // Who has left has it no more.
        var assignee = ticket.AssigneeId == step.ToAssigneeId ? await Agent(step.FromAssigneeId, call, ct) : ticket.Assignee;
        (step.TakenBackAt, step.TakenBackBy) = (call.Now, call.Caller.Actor.Name);
        ticket.Assign(assignee, team, call);
        ticket.Set("priority", ticket.Priority, ticket.Priority == step.ToPriority ? step.FromPriority : ticket.Priority, p => ticket.Priority = p, call);
        ticket.SetEscalation(step.FromLevel, call);
        call.Record(new EscalationTakenBack(ticket.Id, step.FromLevel));
        return TicketView.Of(ticket);
    }

    private static async Task<Team?> Team(TeamId? id, Call call, CancellationToken ct) => id is null ? null : await call.Query<Team>().FirstOrDefaultAsync(t => t.Id == id, ct);

    private static async Task<Agent?> Agent(AgentId? id, Call call, CancellationToken ct) =>
        id is null ? null : await call.Query<Agent>().FirstOrDefaultAsync(a => a.Id == id && a.Active, ct);
}
