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

/// <summary>Who has the ticket changed; null is nobody, or no team.</summary>
public sealed record TicketAssigned(TicketId Ticket, Holder From, Holder To) : TicketFact(Ticket)
{
    public override object Data => new { from = From, to = To };
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
