using Parley.Desk.People;
using Parley.Desk.Teams;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.Escalation;

/// <summary>Hands a ticket to the next tier, without its assignee and one priority higher, unless it is told otherwise.</summary>
/// <param name="Tier">Its level; null: the next.</param>
/// <param name="Team">Any team in place of a tier.</param>
public sealed record EscalateTicket(TicketId Ticket, string Reason, int? Tier = null, TeamId? Team = null, AgentId? Agent = null, Priority? Priority = null) : ICommand<TicketView>
{
    public void Check(Checks check)
    {
        check.Required("/reason", Reason, 1000);
        if (Tier is not null && Team is not null)
        {
            check.Add("/team_id", "one_of", "Name a tier or a team, not both.");
        }
    }
}

internal sealed class EscalateTicketHandler : IHandler<EscalateTicket, TicketView>
{
    public async Task<Result<TicketView>> Handle(EscalateTicket command, Call call, CancellationToken ct)
    {
        var found = await call.TicketToChange(command.Ticket, ct);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var ticket = found.Value;
        var holder = await Holders.Find(call, command.Agent, command.Team, ct);
        if (holder.Refusal is { } noHolder)
        {
            return noHolder with { Errors = [.. noHolder.Errors.Select(e => e with { Field = e.Field == "/assignee_id" ? "/agent_id" : e.Field })] };
        }

        var goal = await Goal(command, ticket, holder.Value.Team, call, ct);
        if (goal.Refusal is { } nowhere)
        {
            return nowhere;
        }

        var (level, team) = goal.Value;
        Escalations.Take(ticket, new EscalationGoal(level, team, holder.Value.Agent, command.Priority ?? Escalations.Raised(ticket.Priority)), command.Reason.Trim(), null, call);
        return TicketView.Of(ticket);
    }

    private static async Task<Result<(int Level, Team? Team)>> Goal(EscalateTicket command, Ticket ticket, Team? named, Call call, CancellationToken ct)
    {
        var tiers = await Escalations.Tiers(call, ct);
        if (named is not null)
        {
            return (tiers.FirstOrDefault(t => t.TeamId == named.Id)?.Level ?? ticket.EscalationLevel + 1, named);
        }

        if (command.Tier is { } level)
        {
            return tiers.FirstOrDefault(t => t.Level == level) is { } tier
                ? (tier.Level, tier.Team)
                : Refusal.Invalid("/tier", "not_found", $"There is no tier {level}.");
        }

        return Escalations.Next(ticket, tiers) is { } next
            ? (next.Level, next.Team)
            : new Refusal(RefusalKind.Conflict, tiers.Count == 0 ? "no_tiers" : "last_tier", tiers.Count == 0
                ? "No tiers are set up. Name a team_id, or have somebody set them up."
                : $"Ticket {ticket.Number} is at the last tier. Name a team_id.");
    }
}
