using Parley.Desk.People;
using Parley.Desk.Teams;
using Parley.Platform.Work;

namespace Parley.Desk.Seed;

/// <summary>The agents of the story by their teams.</summary>
/// <param name="Quiet">One who had a few tickets, long ago.</param>
internal sealed record SeedTeams(IReadOnlyList<SeedTeam> Teams, SeedAgent Quiet);

/// <param name="Agents">At least one.</param>
internal sealed record SeedTeam(Team Team, IReadOnlyList<SeedAgent> Agents);

/// <summary>An agent with what the story needs of them.</summary>
internal sealed record SeedAgent(Agent Agent, Caller Caller)
{
    public string FirstName { get; } = Agent.Name.Split(' ')[0];
}
