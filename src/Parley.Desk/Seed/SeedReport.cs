using Parley.Desk.People;
using Parley.Desk.Tickets;
using Parley.Platform.Ids;

namespace Parley.Desk.Seed;

/// <summary>What to seed.</summary>
/// <param name="Tickets">How many, from 1.</param>
/// <param name="Seed">The same one tells the same story.</param>
/// <param name="Workspace">The short name of one that is there; null: the oldest, or a new one where there is none.</param>
/// <param name="Until">The end of the two years that are told.</param>
public sealed record SeedOrder(long Tickets, long Seed, string? Workspace, DateTimeOffset Until);

/// <summary>Who gets into a workspace that the seed made.</summary>
/// <param name="AdminEmail">Null: <c>admin@SLUG.example</c>.</param>
/// <param name="AdminPassword">Null makes one.</param>
/// <param name="ApiKey">Null makes one.</param>
public sealed record SeedEntry(string? AdminEmail, string? AdminPassword, string? ApiKey);

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
