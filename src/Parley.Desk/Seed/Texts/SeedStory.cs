using Parley.Desk.Tickets;

namespace Parley.Desk.Seed.Texts;

/// <summary>What a seeded ticket can be about; many are about the same.</summary>
/// <param name="Customer">Sentences of the one who asks.</param>
/// <param name="Agent">Sentences of the answers.</param>
/// <param name="Notes">Sentences that only the team reads; may be empty.</param>
public sealed record SeedStory(
    string Subject,
    IReadOnlyList<string> Tags,
    Priority Priority,
    TicketType Type,
    IReadOnlyList<string> Customer,
    IReadOnlyList<string> Agent,
    IReadOnlyList<string> Notes);
