using Microsoft.EntityFrameworkCore;
using Parley.Desk.Assignment.Duty;
using Parley.Desk.Assignment.Rules;
using Parley.Desk.People;
using Parley.Desk.Teams;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.Assignment.Scoring;

/// <summary>What is known of a ticket and of those who could be given it: its team's agents, or of a ticket of no team all.</summary>
internal sealed record ScoreFacts(ScoreTask Task, IReadOnlyList<ScoreCandidate> Candidates)
{
    // Enough to know who knows a customer, and few rows of an index.
    private const int LastOfCustomer = 20;
    private const int LastOfCompany = 50;

    /// <param name="weights">What has none is not looked up where that costs a question.</param>
    public static async Task<ScoreFacts> Load(Ticket ticket, ScoreWeights weights, RulesInEffect known, Call call, CancellationToken ct)
    {
        var none = new List<AgentId?>();
        var ofCustomer = weights.History == 0 ? none : await Last(call.Query<Ticket>().Where(t => t.RequesterId == ticket.RequesterId && t.Id != ticket.Id), LastOfCustomer, ct);
        var ofCompany = weights.Company == 0 || ticket.CompanyId is not { } company
            ? none
            : await Last(call.Query<Ticket>().Where(t => t.CompanyId == company && t.Id != ticket.Id), LastOfCompany, ct);
        var points = known.Rules.Points;
        var own = Duty.Load.Of(ticket) is { } load ? (load.Agent, Points: points.Of(load.Priority)) : default;
        var needs = known.Rules.Needs.Where(n => n.IsOf(ticket.Tags, ticket.Type)).ToList();
        var task = new ScoreTask
        {
            Points = points.Of(ticket.Priority),
            Skills = [.. needs.Select(n => n.Skill).OfType<string>().Distinct()],
            Languages = [.. needs.Select(n => n.Language).OfType<string>().Distinct()],
            OfCustomer = ofCustomer.Count(a => a is not null),
            OfCompany = ofCompany.Count(a => a is not null),
        };
        var agents = await Agents(ticket.TeamId, call, ct);
        return new ScoreFacts(task, [.. agents.Select(a => Candidate(a.Id, a.Name, a.Duty, known, call.Now) with
        {
            Load = (a.Duty is { } duty ? points.Of(duty) : 0) - (own.Agent == a.Id ? own.Points : 0),
            OfCustomer = ofCustomer.Count(x => x == a.Id),
            OfCompany = ofCompany.Count(x => x == a.Id),
        })]);
    }

    public static ScoreCandidate Candidate(AgentId id, string name, AgentDuty? duty, RulesInEffect known, DateTimeOffset now) => new(id, name)
    {
        IsAway = duty?.IsAway ?? false,
        IsAtWork = known.IsAtWork(duty?.CalendarId, now),
        Capacity = duty?.Capacity ?? AgentView.UsualCapacity,
        Load = duty is null ? 0 : known.Rules.Points.Of(duty),
        Skills = duty?.Skills ?? [],
        Languages = duty?.Languages ?? [],
        Turn = duty?.Turn ?? 0,
    };

    /// <param name="team">Null: all agents.</param>
    public static async Task<IReadOnlyList<(AgentId Id, string Name, AgentDuty? Duty)>> Agents(TeamId? team, Call call, CancellationToken ct)
    {
        var agents = call.Query<Agent>().Where(a => a.Active);
        if (team is { } one)
        {
            var members = call.Query<TeamMember>().Where(m => m.TeamId == one).Select(m => m.AgentId);
            agents = agents.Where(a => members.Contains(a.Id));
        }

        var found = await (
            from agent in agents
            join duty in call.Query<AgentDuty>() on agent.Id equals duty.AgentId into duties
            from duty in duties.DefaultIfEmpty()
            select new { agent.Id, agent.Name, duty }).AsNoTracking().ToListAsync(ct);
        return [.. found.Select(f => (f.Id, f.Name, (AgentDuty?)f.duty))];
    }

    private static Task<List<AgentId?>> Last(IQueryable<Ticket> tickets, int count, CancellationToken ct) =>
        tickets.Where(t => t.DeletedAt == null && t.SpamSince == null).OrderByDescending(t => t.CreatedAt).ThenByDescending(t => t.Id).Take(count).Select(t => t.AssigneeId).ToListAsync(ct);
}
