using Parley.Desk.People;
using Parley.Desk.People.Contacts;
using Parley.Desk.Teams;
using Parley.Desk.Tickets;

namespace Parley.Desk.Assignment.Replay;

/// <summary>A ticket as far as a replay needs it.</summary>
/// <param name="EndedAt">When it was resolved or closed; null: it is open.</param>
/// <param name="Assignee">Who has it in the end.</param>
internal sealed record ReplayTicket(
    TicketId Id,
    long Number,
    DateTimeOffset CreatedAt,
    DateTimeOffset? EndedAt,
    Priority Priority,
    TicketType Type,
    IReadOnlyList<string> Tags,
    TeamId? Team,
    ContactId Customer,
    CompanyId? Company,
    AgentId? Assignee);
