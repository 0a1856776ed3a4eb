using Microsoft.EntityFrameworkCore;
using Parley.Desk.Assignment.Rules;
using Parley.Desk.Assignment.Scoring;
using Parley.Desk.Teams;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.Assignment.Replay;

/// <summary>The last tickets that were opened and those who could have been given them, as they are now.</summary>
internal sealed record LoadReplay(int Last) : IQuery<ReplayStuff>;

internal sealed class ReplayStuff
{
    /// <summary>The oldest first.</summary>
    public required IReadOnlyList<ReplayTicket> Tickets { get; init; }

    public required IReadOnlyList<ReplayAgent> Agents { get; init; }

    public required RulesInEffect Rules { get; init; }

    public required DateTimeOffset Now { get; init; }
}

internal sealed class LoadReplayHandler(KnownAssignment known) : IHandler<LoadReplay, ReplayStuff>
{
    public async Task<Result<ReplayStuff>> Handle(LoadReplay query, Call call, CancellationToken ct)
    {
        var tickets = await call.Query<Ticket>()
            .Where(t => t.DeletedAt == null && t.SpamSince == null)
            .OrderByDescending(t => t.CreatedAt).ThenByDescending(t => t.Id)
            .Take(query.Last)
            .Select(t => new ReplayTicket(t.Id, t.Number, t.CreatedAt, t.ResolvedAt ?? t.ClosedAt, t.Priority, t.Type, t.Tags, t.TeamId, t.RequesterId, t.CompanyId, t.AssigneeId))
            .ToListAsync(ct);
        tickets.Reverse();
        var members = (await call.Query<TeamMember>().Select(m => new { m.AgentId, m.TeamId }).ToListAsync(ct)).ToLookup(m => m.AgentId, m => m.TeamId);
        var agents = await ScoreFacts.Agents(null, call, ct);
        return new ReplayStuff
        {
            Tickets = tickets,
            Agents = [.. agents.Select(a => new ReplayAgent(a.Id, a.Name, members[a.Id].ToHashSet(), a.Duty))],
            Rules = await known.Of(call, ct),
            Now = call.Now,
        };
    }
}
