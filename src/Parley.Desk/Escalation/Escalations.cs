using Microsoft.EntityFrameworkCore;
using Parley.Desk.Escalation.Rules;
using Parley.Desk.People;
using Parley.Desk.Teams;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.Escalation;

/// <summary>Where a ticket goes when it is escalated.</summary>
/// <param name="Team">Null: the team that it has, or none.</param>
internal sealed record EscalationGoal(int Level, Team? Team, Agent? Assignee, Priority Priority);

internal static class Escalations
{
    public static Task<List<EscalationTier>> Tiers(Call call, CancellationToken ct) => call.Query<EscalationTier>().Include(t => t.Team).OrderBy(t => t.Level).ToListAsync(ct);

    /// <summary>The next tier whose team does not have the ticket yet; null: it is at the end of the way.</summary>
    public static EscalationTier? Next(Ticket ticket, IReadOnlyList<EscalationTier> tiers) => tiers.FirstOrDefault(t => t.Level > ticket.EscalationLevel && t.TeamId != ticket.TeamId);

    public static Priority Raised(Priority priority) => priority == Priority.Urgent ? priority : priority + 1;

    /// <param name="ticket">Locked.</param>
    /// <param name="rule">Null: a person does it.</param>
    public static void Take(Ticket ticket, EscalationGoal goal, string reason, EscalationRuleId? rule, Call call)
    {
        var (from, priority, level) = (ticket.Holder, ticket.Priority, ticket.EscalationLevel);
        call.Append(new EscalationStep
        {
            Id = call.Ids.Next<EscalationStepId>(),
            WorkspaceId = call.Workspace,
            TicketId = ticket.Id,
            FromLevel = level,
            Level = goal.Level,
            FromTeamId = ticket.TeamId,
            FromAssigneeId = ticket.AssigneeId,
            ToTeamId = goal.Team?.Id,
            ToAssigneeId = goal.Assignee?.Id,
            FromPriority = priority,
            ToPriority = goal.Priority,
            Reason = reason,
            RuleId = rule,
            ByType = call.Caller.Actor.Type,
            ById = call.Caller.Actor.Id,
            ByName = call.Caller.Actor.Name,
            CreatedAt = call.Now,
        });
        ticket.Assign(goal.Assignee, goal.Team, call);
        ticket.Set("priority", priority, goal.Priority, p => ticket.Priority = p, call);
        ticket.SetEscalation(goal.Level, call);
        call.Record(new TicketEscalated(ticket.Id, goal.Level, from, ticket.Holder, priority, goal.Priority, reason));
    }
}
