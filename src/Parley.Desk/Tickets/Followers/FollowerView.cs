namespace Parley.Desk.Tickets.Followers;

/// <param name="PersonId">The agent's, or the contact's.</param>
/// <param name="CameWith">The merged ticket with which they came; null: they were added here.</param>
public sealed record FollowerView(TicketFollowerId Id, FollowerType Type, Guid PersonId, string Name, string Email, TicketId? CameWith, DateTimeOffset CreatedAt);
