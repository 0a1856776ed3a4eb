using Microsoft.EntityFrameworkCore;
using Parley.Desk.People;
using Parley.Desk.People.Accounts;
using Parley.Desk.Teams;
using Parley.Platform.Data;
using Parley.Platform.Ids;
using Parley.Platform.Work;

namespace Parley.Desk.Seed;

/// <summary>Thirty agents in six teams; those that a workspace has already are taken as they are.</summary>
internal sealed class SeedStaff(SeedPlan plan, WorkspaceId workspace)
{
    private static readonly string[] TeamNames = ["Service Europe", "Warranty and recall", "Dealers and fleets", "Parts and orders", "Billing", "App and accounts"];

    // The last one is the one who has left.
    private static readonly string[] AgentNames =
    [
        "Ines Holmgren", "Priya Nair", "Tomas Lindqvist", "Jonas Weber", "Amira Haddad", "Kenji Sato", "Marta Nowak", "Luca Rinaldi", "Sanne Visser", "Nuria Campos",
        "Oisin Doyle", "Freja Madsen", "Emil Sandberg", "Clara Neumann", "Hugo Laurent", "Nora Eriksen", "Anton Bauer", "Lena Fischer", "Piotr Zielinski", "Eva Kolar",
        "Marco Conti", "Carmen Ortega", "Omar Farouk", "Hana Mori", "Sara Jansson", "David Okoye", "Ruth Abrams", "Simon Keller", "Olga Petrova", "Bruno Almeida",
    ];

    /// <summary>The new ones among <see cref="Teams"/>, rows in the order in which they refer to each other.</summary>
    public IReadOnlyList<object> Rows => _rows;

    private readonly List<object> _rows = [];

    public async Task<SeedTeams> Teams(Sessions sessions, CancellationToken ct)
    {
        await using var session = await sessions.Read(workspace, ct);
        var knownTeams = await session.Db.Set<Team>().Where(t => TeamNames.Contains(t.Name)).ToDictionaryAsync(t => t.Name, ct);
        var teams = TeamNames.Select(name => knownTeams.GetValueOrDefault(name) ?? Make(name)).ToList();
        var emails = AgentNames.Select(EmailOf).ToList();
        var knownAgents = await session.Db.Set<Agent>().Where(a => emails.Contains(a.Email)).ToDictionaryAsync(a => a.Email, ct);
        var agents = AgentNames.Select((name, i) => knownAgents.GetValueOrDefault(emails[i]) ?? Hire(name, emails[i], teams[i % teams.Count])).Select(Seeded).ToList();
        return new SeedTeams(
            [.. teams.Select((team, t) => new SeedTeam(team, [.. agents.SkipLast(1).Where((_, i) => i % teams.Count == t)]))],
            agents[^1]);
    }

    private string EmailOf(string name) => $"{name.Replace(' ', '.').ToLowerInvariant()}@{plan.Slug}.example";

    private Team Make(string name)
    {
        var team = new Team { Id = plan.Fixed<TeamId>(DiceOf.Team, name), WorkspaceId = workspace, Name = name, CreatedAt = plan.Calendar.Start };
        _rows.Add(team);
        return team;
    }

    // Without a password: nobody signs in with it.
    private Agent Hire(string name, string email, Team team)
    {
        var id = plan.Fixed<AgentId>(DiceOf.Agent, name);
        _rows.Add(new Account
        {
            Id = id.Value,
            UserName = email,
            NormalizedUserName = email.ToUpperInvariant(),
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            SecurityStamp = $"{id.Value:N}",
            ConcurrencyStamp = $"{id.Value}",
            LockoutEnabled = true,
        });
        var agent = new Agent
        {
            Id = id,
            WorkspaceId = workspace,
            AccountId = id.Value,
            Name = name,
            Email = email,
            Role = Role.Agent,
            TicketAccess = TicketAccess.All,
            CreatedAt = plan.Calendar.Start,
        };
        _rows.Add(agent);
        _rows.Add(new TeamMember { WorkspaceId = workspace, TeamId = team.Id, AgentId = agent.Id });
        return agent;
    }

    private SeedAgent Seeded(Agent agent) => new(
        agent,
        Callers.OfSystem(workspace) with { Actor = new Actor(ActorType.Agent, agent.Id.Value, agent.Name), Origin = Origin.Seed });
}
