using Parley.Desk.Assignment.Rules;
using Parley.Desk.Assignment.Scoring;
using Parley.Desk.People;
using Parley.Desk.Teams;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.Assignment;

/// <summary>Gives a ticket to whoever suits it best now, because somebody asks for it; where assignment is off, by the usual score.</summary>
/// <param name="Agent">Not to be given: it is for the choice to find.</param>
/// <param name="Team">The same.</param>
public sealed record AssignAutomatically(TicketId Ticket, Optional<AgentId?> Agent = default, Optional<TeamId?> Team = default) : ICommand<TicketView>
{
    public void Check(Checks check)
    {
        if (Agent.IsGiven || Team.IsGiven)
        {
            check.Add("/auto", "not_both", "Name an agent_id or a team_id, or have an agent chosen.");
        }
    }
}

internal sealed class AssignAutomaticallyHandler(KnownAssignment known, Placement placement) : IHandler<AssignAutomatically, TicketView>
{
    public async Task<Result<TicketView>> Handle(AssignAutomatically command, Call call, CancellationToken ct)
    {
        var found = await call.TicketToChange(command.Ticket, ct);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var ticket = found.Value;
        var (isPlaced, asked) = await placement.Place(ticket, (await known.Of(call, ct)).Rules.Asked(ticket.TeamId), call, ct);
        return isPlaced ? TicketView.Of(ticket) : NobodyFits(ticket, asked);
    }

    private static Refusal NobodyFits(Ticket ticket, IReadOnlyList<ScoredAgent> asked)
    {
        var agents = asked.Select(a => new UnfitAgent(new Named(a.Candidate.Id.Value, a.Candidate.Name), a.Obstacles)).ToList();
        var why = agents.Count > 0
            ? string.Join(' ', agents.Take(5).Select(a => $"{a.Agent.Name}: {string.Join(' ', a.Reasons)}"))
            : ticket.Team is { } team ? $"The team {team.Name} has no agents." : "There are no agents.";
        return new Refusal(RefusalKind.Conflict, "nobody_fits", $"Nobody can be given ticket {ticket.Number} now. {why}")
        {
            Extra = new Dictionary<string, object> { ["agents"] = agents },
        };
    }
}

/// <summary>An agent who cannot be given a ticket now.</summary>
public sealed record UnfitAgent(Named Agent, IReadOnlyList<string> Reasons);
