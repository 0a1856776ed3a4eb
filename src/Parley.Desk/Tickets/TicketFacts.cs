using Parley.Desk.Files;
using Parley.Desk.Tickets.Messages;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets;

public abstract record TicketFact(TicketId Ticket) : Fact
{
    public override Guid Subject => Ticket.Value;
}

public sealed record TicketOpened(TicketId Ticket, long Number, string SubjectLine, string RequesterName, string RequesterEmail, DateTimeOffset At) : TicketFact(Ticket)
{
    /// <summary>As it stands in the end of the call that opened it.</summary>
    public required Ticket Itself { get; init; }
}

public sealed record MessageAdded(TicketId Ticket, MessageView Message) : TicketFact(Ticket)
{
    public override object Data => new { message_id = Message.Id, kind = Message.Kind };
}

public sealed record FileAdded(TicketId Ticket, FileId File) : TicketFact(Ticket)
{
    public override object Data => new { file_id = File };
}

/// <param name="FromName">The workspace's own name of it; null: it had none.</param>
/// <param name="ToName">The same of what it is now.</param>
public sealed record StatusChanged(TicketId Ticket, TicketStatus From, TicketStatus To, string? FromName = null, string? ToName = null) : TicketFact(Ticket)
{
    public override object Data => FromName is null && ToName is null
        ? new { from = From, to = To }
        : new { from = From, to = To, from_name = FromName, to_name = ToName };
}

public sealed record TicketResolved(TicketId Ticket) : TicketFact(Ticket);

public sealed record TicketClosed(TicketId Ticket) : TicketFact(Ticket);

public sealed record TicketReopened(TicketId Ticket) : TicketFact(Ticket);

/// <summary>Two tickets became one.</summary>
/// <param name="Into">The one that goes on, told on the one that was closed for it.</param>
/// <param name="From">The other way round.</param>
public sealed record TicketMerged(TicketId Ticket, TicketRef? Into, TicketRef? From) : TicketFact(Ticket)
{
    public override object Data => new { into = Into, from = From };
}

/// <summary>They are two again.</summary>
public sealed record TicketUnmerged(TicketId Ticket, TicketRef Other) : TicketFact(Ticket)
{
    public override object Data => new { other = Other };
}

/// <summary>Some messages of a ticket became one of their own.</summary>
/// <param name="Into">The new one, told on the one that they were taken from.</param>
/// <param name="From">The other way round.</param>
public sealed record TicketSplit(TicketId Ticket, TicketRef? Into, TicketRef? From, int Messages) : TicketFact(Ticket)
{
    public override object Data => new { into = Into, from = From, messages = Messages };

    /// <summary>What was written in those that came to it.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];
}

/// <summary>It went into the trash.</summary>
public sealed record TicketDeleted(TicketId Ticket, long Number) : TicketFact(Ticket)
{
    public override object Data => new { number = Number };
}

/// <summary>It came out of the trash.</summary>
public sealed record TicketRestored(TicketId Ticket) : TicketFact(Ticket);

/// <summary>It was said to be spam, or to be none after all.</summary>
public sealed record TicketSpamMarked(TicketId Ticket, bool IsSpam) : TicketFact(Ticket)
{
    public override object Data => new { spam = IsSpam };
}

/// <summary>It is gone for ever: all that is left of it. No fact of a ticket, for nobody can look that one up any more.</summary>
public sealed record TicketPurged(TicketId Ticket, long Number) : Fact
{
    /// <summary>As it stood in the end.</summary>
    public required Ticket Itself { get; init; }

    public override Guid Subject => Ticket.Value;

    public override object Data => new { number = Number };
}

/// <summary>Who has the ticket changed; null is nobody, or no team.</summary>
/// <param name="AssignedBy">The rule that chose, such as <c>rule:assignment</c>; null: somebody did.</param>
/// <param name="Reason">Why it chose so, as a sentence.</param>
public sealed record TicketAssigned(TicketId Ticket, Holder From, Holder To, string? AssignedBy = null, string? Reason = null) : TicketFact(Ticket)
{
    public override object Data => AssignedBy is null
        ? new { from = From, to = To }
        : new { from = From, to = To, assigned_by = AssignedBy, reason = Reason };
}

public sealed record Holder(Named? Agent, Named? Team);

/// <summary>One of the ticket's own fields changed.</summary>
/// <param name="Field">Its public name: <c>priority</c>.</param>
/// <param name="From">Null: it had none.</param>
/// <param name="To">Null: it has none.</param>
public sealed record TicketUpdated(TicketId Ticket, string Field, object? From, object? To) : TicketFact(Ticket)
{
    public override object Data => new { field = Field, from = From, to = To };
}

/// <summary>It was said, or taken back, what another ticket is to this one.</summary>
public sealed record TicketLinked(TicketId Ticket, Links.LinkRole Kind, TicketRef Other, bool IsLinked) : TicketFact(Ticket)
{
    public override object Data => new { kind = Kind, other = Other, linked = IsLinked };
}

/// <summary>Somebody began to follow the ticket, or stopped.</summary>
public sealed record TicketFollowed(TicketId Ticket, Named Person, bool Follows) : TicketFact(Ticket)
{
    public override object Data => new { person = Person, follows = Follows };
}
