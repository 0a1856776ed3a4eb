using System.Linq.Expressions;
using System.Text.Json;
using Parley.Desk.People.Contacts;
using Parley.Desk.Tickets.Fields;

namespace Parley.Desk.Tickets;

/// <summary>A ticket as others see it.</summary>
/// <param name="Number">What people call it; unique in the workspace.</param>
/// <param name="StatusId">The workspace's own status, which is one of the class <paramref name="Status"/>; null: the class by its own name.</param>
/// <param name="StatusName">Its name; null with <paramref name="StatusId"/>.</param>
/// <param name="Assignee">Null: nobody.</param>
/// <param name="Team">Null: no team.</param>
/// <param name="Company">The requester's; null for a private person.</param>
/// <param name="Tags">Lower-case, in the order given.</param>
/// <param name="CustomFields">The values of the workspace's own fields by their keys; one without a value is left out.</param>
/// <param name="UpdatedAt">The last change, a message included.</param>
/// <param name="FirstResponseAt">When an agent first answered the customer; null: not yet.</param>
/// <param name="FollowUpOf">The closed ticket that this one goes on from; null: none.</param>
/// <param name="FollowedBy">The ticket that goes on from this one; null: none does.</param>
/// <param name="MergedInto">The ticket that took this one in; null: it stands for itself.</param>
/// <param name="DeletedAt">When it went into the trash; null: it is not there.</param>
/// <param name="DeletedBy">The name of who put it there; null with <paramref name="DeletedAt"/>.</param>
/// <param name="IsSpam">Whether it counts as spam, and so stands in no list but that of spam.</param>
/// <param name="Satisfaction">What the customer said of how it was handled; null: nothing.</param>
/// <param name="EscalationLevel">The tier that it was escalated to; 0: none.</param>
/// <param name="Sla">What was promised, each promise with its last clock; empty until a policy applies.</param>
/// <param name="External">Where the same ticket lives in connected systems.</param>
/// <param name="Version">Raised by every change, a message included; the <c>ETag</c>.</param>
public sealed record TicketView(
    TicketId Id,
    long Number,
    string Subject,
    TicketStatus Status,
    NamedStatusId? StatusId,
    string? StatusName,
    Priority Priority,
    TicketType Type,
    TicketSource Source,
    RequesterView Requester,
    Named? Assignee,
    Named? Team,
    Named? Company,
    IReadOnlyList<string> Tags,
    IReadOnlyDictionary<string, JsonElement> CustomFields,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? FirstResponseAt,
    DateTimeOffset? ResolvedAt,
    DateTimeOffset? ClosedAt,
    TicketRef? FollowUpOf,
    TicketRef? FollowedBy,
    TicketRef? MergedInto,
    DateTimeOffset? DeletedAt,
    string? DeletedBy,
    bool IsSpam,
    Satisfaction? Satisfaction,
    int EscalationLevel,
    IReadOnlyList<TicketClock> Sla,
    IReadOnlyList<ExternalTicket> External,
    long Version)
{
    /// <summary>For a query, which then reads these columns only.</summary>
    internal static readonly Expression<Func<Ticket, TicketView>> Shown = t => new TicketView(
        t.Id,
        t.Number,
        t.Subject,
        t.Status,
        t.NamedStatusId,
        t.NamedStatus == null ? null : t.NamedStatus.Name,
        t.Priority,
        t.Type,
        t.Source,
        new RequesterView(t.Requester!.Id, t.Requester.Name, t.Requester.Email), // every ticket has one, and who loads a ticket loads it too
        t.Assignee == null ? null : new Named(t.Assignee.Id.Value, t.Assignee.Name),
        t.Team == null ? null : new Named(t.Team.Id.Value, t.Team.Name),
        t.Company == null ? null : new Named(t.Company.Id.Value, t.Company.Name),
        t.Tags,
        t.FieldValues,
        t.CreatedAt,
        t.UpdatedAt,
        t.FirstResponseAt,
        t.ResolvedAt,
        t.ClosedAt,
        t.FollowUpOfId == null ? null : new TicketRef(t.FollowUpOfId.Value, t.FollowUpOfNumber ?? 0), // given together
        t.FollowedById == null ? null : new TicketRef(t.FollowedById.Value, t.FollowedByNumber ?? 0),
        t.MergedIntoId == null ? null : new TicketRef(t.MergedIntoId.Value, t.MergedIntoNumber ?? 0),
        t.DeletedAt,
        t.DeletedBy,
        t.SpamSince != null,
        t.Satisfaction,
        t.EscalationLevel,
        t.Version);

    private static readonly Func<Ticket, TicketView> OfLoaded = Shown.Compile();

    // Without what is not kept with a ticket: clocks (which are added to an answer), twins elsewhere.
    private TicketView(
        TicketId id,
        long number,
        string subject,
        TicketStatus status,
        NamedStatusId? statusId,
        string? statusName,
        Priority priority,
        TicketType type,
        TicketSource source,
        RequesterView requester,
        Named? assignee,
        Named? team,
        Named? company,
        IReadOnlyList<string> tags,
        string? fieldValues,
        DateTimeOffset createdAt,
        DateTimeOffset updatedAt,
        DateTimeOffset? firstResponseAt,
        DateTimeOffset? resolvedAt,
        DateTimeOffset? closedAt,
        TicketRef? followUpOf,
        TicketRef? followedBy,
        TicketRef? mergedInto,
        DateTimeOffset? deletedAt,
        string? deletedBy,
        bool isSpam,
        Satisfaction? satisfaction,
        int escalationLevel,
        long version)
        : this(
            id, number, subject, status, statusId, statusName, priority, type, source, requester, assignee, team, company, tags, FieldValues.Read(fieldValues),
            createdAt, updatedAt, firstResponseAt, resolvedAt, closedAt, followUpOf, followedBy, mergedInto, deletedAt, deletedBy, isSpam, satisfaction, escalationLevel, [], [], version)
    {
    }

    internal static TicketView Of(Ticket ticket) => OfLoaded(ticket);
}

/// <summary>Another ticket.</summary>
public sealed record TicketRef(TicketId Id, long Number);

/// <summary>The same ticket in a connected system.</summary>
/// <param name="Id">The system's own.</param>
public sealed record ExternalTicket(Guid ConnectionId, string Integration, string Id, string Url, DateTimeOffset SyncedAt);

public sealed record RequesterView(ContactId Id, string Name, string Email);
