using Microsoft.EntityFrameworkCore;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.Escalation.Rules;

/// <summary>Escalates tickets for which a rule holds that has not escalated them yet, some at once; answers how many.</summary>
internal sealed record FollowRules : ICommand<int>
{
    public const int AtOnce = 50;
}

internal sealed class FollowRulesHandler : IHandler<FollowRules, int>
{
    private static readonly List<TicketStatus> Unresolved = [TicketStatus.New, TicketStatus.Open, TicketStatus.Pending, TicketStatus.OnHold];

    public async Task<Result<int>> Handle(FollowRules command, Call call, CancellationToken ct)
    {
        call.Session.PlanByValues();
        var tiers = await Escalations.Tiers(call, ct);
        var done = 0;
        foreach (var rule in await call.Rules().AsNoTracking().Where(r => r.Active).OrderBy(r => r.CreatedAt).ThenBy(r => r.Id).ToListAsync(ct))
        {
            var due = await Due(rule, call).OrderBy(t => t.CreatedAt).ThenBy(t => t.Id).Select(t => t.Id).Take(FollowRules.AtOnce - done).ToListAsync(ct);
            foreach (var id in due.Order())
            {
                done += await Follow(rule, id, tiers, call, ct) ? 1 : 0;
            }

            // The next one may hold for the same ticket, which is then another than was read.
            if (done > 0)
            {
                return done;
            }
        }

        return done;
    }

    private static IQueryable<Ticket> Due(EscalationRule rule, Call call)
    {
        var escalated = call.Query<EscalationStep>().Where(s => s.RuleId == rule.Id).Select(s => s.TicketId);
        var tickets = call.ListedTickets().Where(t => Unresolved.Contains(t.Status) && !escalated.Contains(t.Id));
        if (rule.AfterMinutes is { } age)
        {
            var before = call.Now.AddMinutes(-age);
            tickets = tickets.Where(t => t.CreatedAt <= before);
        }

        if (rule.SlaWithinMinutes is { } near)
        {
            var until = call.Now.AddMinutes(near);
            tickets = tickets.Where(t => t.SlaDueAt <= until);
        }

        tickets = rule.PriorityAtLeast == Priority.Low ? tickets : tickets.Where(t => t.Priority >= rule.PriorityAtLeast);
        tickets = rule.CompanyId is { } company ? tickets.Where(t => t.CompanyId == company) : tickets;
        return rule.Tag is { } tag ? tickets.Where(t => call.Query<TicketTag>().Any(x => x.TicketId == t.Id && x.Tag == tag)) : tickets;
    }

    private static async Task<bool> Follow(EscalationRule rule, TicketId id, IReadOnlyList<EscalationTier> tiers, Call call, CancellationToken ct)
    {
        // Somebody may have resolved it, or another node escalated it, since it was looked for.
        var found = await call.LockTicket(id, t => t.DeletedAt == null && t.SpamSince == null, ct);
        if (found.Refusal is not null || !Unresolved.Contains(found.Value.Status) || await call.Query<EscalationStep>().AnyAsync(s => s.RuleId == rule.Id && s.TicketId == id, ct))
        {
            return false;
        }

        // At the end of the way it stays where it is, and is only more urgent.
        var ticket = found.Value;
        var goal = Escalations.Next(ticket, tiers) is { } next
            ? new EscalationGoal(next.Level, next.Team, null, Escalations.Raised(ticket.Priority))
            : new EscalationGoal(ticket.EscalationLevel, ticket.Team, ticket.Assignee, Escalations.Raised(ticket.Priority));
        Escalations.Take(ticket, goal, ReasonOf(rule), rule.Id, call);
        return true;
    }

    private static string ReasonOf(EscalationRule rule) => rule.SlaWithinMinutes switch
    {
        0 => $"{rule.Name}: a promise is late",
        not null => $"{rule.Name}: a promise is near",
        null => $"{rule.Name}: open for too long",
    };
}
