using Parley.Desk.People.Contacts;

namespace Parley.Desk.Tickets;

/// <summary>A ticket as others see it.</summary>
/// <param name="Number">What people call it; unique in the workspace.</param>
/// <param name="Assignee">Null: nobody.</param>
/// <param name="Team">Null: no team.</param>
/// <param name="Company">The requester's; null for a private person.</param>
/// <param name="Tags">Lower-case, in the order given.</param>
/// <param name="CustomFields">Empty until a workspace defines fields.</param>
/// <param name="UpdatedAt">The last change, a message included.</param>
/// <param name="FirstResponseAt">When an agent first answered the customer; null: not yet.</param>
/// <param name="Sla">The running clocks; empty until a policy applies.</param>
/// <param name="External">Where the same ticket lives in connected systems.</param>
/// <param name="Version">Raised by every change, a message included; the <c>ETag</c>.</param>
public sealed record TicketView(
    TicketId Id,
    long Number,
    string Subject,
    TicketStatus Status,
    Priority Priority,
    TicketType Type,
    TicketSource Source,
    RequesterView Requester,
    Named? Assignee,
    Named? Team,
    Named? Company,
    IReadOnlyList<string> Tags,
    IReadOnlyDictionary<string, object> CustomFields,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? FirstResponseAt,
    DateTimeOffset? ResolvedAt,
    DateTimeOffset? ClosedAt,
    IReadOnlyList<SlaClock> Sla,
    IReadOnlyList<ExternalTicket> External,
    long Version)
{
    private static readonly Dictionary<string, object> NoFields = [];

    internal static TicketView Of(Ticket t) => new(
        t.Id,
        t.Number,
        t.Subject,
        t.Status,
        t.Priority,
        t.Type,
        t.Source,
        new RequesterView(t.Requester!.Id, t.Requester.Name, t.Requester.Email), // every reader includes it
        t.Holder.Agent,
        t.Holder.Team,
        t.Company is null ? null : new Named(t.Company.Id.Value, t.Company.Name),
        t.Tags,
        NoFields,
        t.CreatedAt,
        t.UpdatedAt,
        t.FirstResponseAt,
        t.ResolvedAt,
        t.ClosedAt,
        [],
        [],
        t.Version);
}

/// <summary>A running promise to the customer.</summary>
/// <param name="Metric">What is to happen in time.</param>
/// <param name="RemainingS">Seconds; negative when late.</param>
/// <param name="Reasons">Why the clock stands as it does.</param>
public sealed record SlaClock(string Metric, DateTimeOffset DueAt, string State, long RemainingS, IReadOnlyList<string> Reasons);

/// <summary>The same ticket in a connected system.</summary>
/// <param name="Id">The system's own.</param>
public sealed record ExternalTicket(Guid ConnectionId, string Integration, string Id, string Url, DateTimeOffset SyncedAt);

public sealed record RequesterView(ContactId Id, string Name, string Email);
