using Microsoft.EntityFrameworkCore;
using Parley.Desk.Escalation.Rules;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.Escalation;

/// <summary>How a ticket was escalated, the last first.</summary>
public sealed record ListEscalations(TicketId Ticket) : IQuery<EscalationHistory>;

/// <param name="Data">At most the last hundred.</param>
public sealed record EscalationHistory(IReadOnlyList<EscalationView> Data);

/// <param name="RuleId">The rule that did it; null: a person.</param>
/// <param name="TakenBackAt">Null: it stands.</param>
public sealed record EscalationView(
    EscalationStepId Id,
    int Level,
    Named? FromTeam,
    Named? ToTeam,
    Named? FromAssignee,
    Priority FromPriority,
    Priority ToPriority,
    string Reason,
    EscalationRuleId? RuleId,
    Actor By,
    DateTimeOffset CreatedAt,
    DateTimeOffset? TakenBackAt,
    string? TakenBackBy);

internal sealed class ListEscalationsHandler : IHandler<ListEscalations, EscalationHistory>
{
    private const int Most = 100;

    public async Task<Result<EscalationHistory>> Handle(ListEscalations query, Call call, CancellationToken ct)
    {
        if (!await call.VisibleTickets().AnyAsync(t => t.Id == query.Ticket, ct))
        {
            return Refusal.NotFound("ticket");
        }

        var steps = await call.Query<EscalationStep>().AsNoTracking().Include(s => s.FromTeam).Include(s => s.ToTeam).Include(s => s.FromAssignee)
            .Where(s => s.TicketId == query.Ticket).OrderByDescending(s => s.CreatedAt).ThenByDescending(s => s.Id).Take(Most).ToListAsync(ct);
        return new EscalationHistory([.. steps.Select(View)]);
    }

    private static EscalationView View(EscalationStep s) => new(
        s.Id,
        s.Level,
        s.FromTeam is null ? null : new Named(s.FromTeam.Id.Value, s.FromTeam.Name),
        s.ToTeam is null ? null : new Named(s.ToTeam.Id.Value, s.ToTeam.Name),
        s.FromAssignee is null ? null : new Named(s.FromAssignee.Id.Value, s.FromAssignee.Name),
        s.FromPriority,
        s.ToPriority,
        s.Reason,
        s.RuleId,
        new Actor(s.ByType, s.ById, s.ByName),
        s.CreatedAt,
        s.TakenBackAt,
        s.TakenBackBy);
}
