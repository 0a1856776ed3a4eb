using Parley.Desk.Seed.Texts;
using Parley.Desk.Teams;
using Parley.Platform.Ids;
using Parley.Platform.Work;

namespace Parley.Desk.Seed;

/// <summary>All that the tickets of one plan have in common; never changed while they are told, so several threads tell at once.</summary>
internal sealed record SeedWorld(
    SeedPlan Plan, WorkspaceId Workspace, SeedPeople People, IReadOnlyList<SeedStory> Stories, Plantings Plantings, FactNames Facts)
{
    private const long QuietMost = 100;

    /// <summary>Which are the quiet agent's.</summary>
    public Spread QuietTickets { get; } = new(Math.Min(QuietMost, Plan.Tickets / 100), Plan.Tickets * 3 / 10, Dice.Of(Plan.Key, DiceOf.Agent, 0).Next());

    /// <summary>Parley itself.</summary>
    public Caller House { get; } = Callers.OfSystem(Workspace) with { Origin = Origin.Seed };
}
