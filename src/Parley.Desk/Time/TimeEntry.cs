using Parley.Desk.People;
using Parley.Desk.Tickets;
using Parley.Platform.Ids;

namespace Parley.Desk.Time;

public readonly record struct TimeEntryId(Guid Value) : IId<TimeEntryId>
{
    public static TimeEntryId From(Guid value) => new(value);

    public int CompareTo(TimeEntryId other) => Value.CompareTo(other.Value);
}

/// <summary>How long an agent worked on a ticket; one that has no length yet is a running timer, of which each agent has one at most.</summary>
public sealed class TimeEntry : IInWorkspace
{
    public const int NoteMax = 1000;

    /// <summary>Just under 100 hours, in seconds; a forgotten timer counts for no more.</summary>
    public const int Longest = (100 * 3600) - 1;

    public required TimeEntryId Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required TicketId TicketId { get; init; }

    public Ticket? Ticket { get; init; }

    public required AgentId AgentId { get; init; }

    public Agent? Agent { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Null while it runs.</summary>
    public int? Seconds { get; set; }

    public required bool Billable { get; set; }

    /// <summary>What was done; may be empty.</summary>
    public required string Note { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Ends a running timer.</summary>
    public void Stop(DateTimeOffset now) => Seconds ??= (int)Math.Clamp((now - StartedAt).TotalSeconds, 1, Longest);
}
