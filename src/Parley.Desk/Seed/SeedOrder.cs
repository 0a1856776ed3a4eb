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
