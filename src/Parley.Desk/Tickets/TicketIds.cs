using Parley.Platform.Ids;

namespace Parley.Desk.Tickets;

public readonly record struct TicketId(Guid Value) : IId<TicketId>
{
    public static TicketId From(Guid value) => new(value);

    public int CompareTo(TicketId other) => Value.CompareTo(other.Value);
}

public readonly record struct TicketLinkId(Guid Value) : IId<TicketLinkId>
{
    public static TicketLinkId From(Guid value) => new(value);

    public int CompareTo(TicketLinkId other) => Value.CompareTo(other.Value);
}

public readonly record struct TicketFollowerId(Guid Value) : IId<TicketFollowerId>
{
    public static TicketFollowerId From(Guid value) => new(value);

    public int CompareTo(TicketFollowerId other) => Value.CompareTo(other.Value);
}

public readonly record struct MessageId(Guid Value) : IId<MessageId>
{
    public static MessageId From(Guid value) => new(value);

    public int CompareTo(MessageId other) => Value.CompareTo(other.Value);
}
