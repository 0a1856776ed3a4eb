using Parley.Desk.People;
using Parley.Desk.Tickets;
using Parley.Platform.Ids;

namespace Parley.Desk.Seed;

/// <summary>What was seeded.</summary>
/// <param name="Made">How to enter the workspace; null when it was there before.</param>
/// <param name="FirstNumber">Of the first ticket; the others follow without a hole.</param>
/// <param name="QuietAgent">One with a few of the oldest tickets.</param>
/// <param name="Planted">Searches and their exact hits among these tickets.</param>
public sealed record SeedReport(
    SeededWorkspace Workspace,
    SeedEntry? Made,
    long Seed,
    DateTimeOffset Until,
    long Tickets,
    long FirstNumber,
    long Contacts,
    long Companies,
    long Messages,
    long Events,
    IReadOnlyDictionary<TicketStatus, long> Statuses,
    QuietAgent QuietAgent,
    IReadOnlyList<PlantedSearch> Planted,
    double WriteSeconds,
    double Seconds);

public sealed record SeededWorkspace(WorkspaceId Id, string Slug);

public sealed record QuietAgent(AgentId Id, string Name, long Tickets);

/// <param name="Name">What it is for: <c>hits_1000</c>, <c>common_both</c>, <c>phrase</c>.</param>
/// <param name="Query">As one types it.</param>
/// <param name="Hits">Tickets that it finds.</param>
/// <param name="ByStatus">The same by the tickets' status; only those with any.</param>
public sealed record PlantedSearch(string Name, string Query, long Hits, IReadOnlyDictionary<TicketStatus, long> ByStatus);
