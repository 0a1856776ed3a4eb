namespace Parley.Desk.Tickets;

public enum TicketStatus
{
    New,
    Open,

    /// <summary>Waiting on the customer.</summary>
    Pending,

    /// <summary>Waiting on a third party.</summary>
    OnHold,
    Resolved,
    Closed,
}

/// <summary>Stored by rank, so that a list can be sorted by it.</summary>
public enum Priority
{
    Low = 1,
    Normal = 2,
    High = 3,
    Urgent = 4,
}

public enum TicketType
{
    Question,
    Incident,
    Problem,
    Task,
}

/// <summary>What the customer says of how a ticket was handled.</summary>
public enum Satisfaction
{
    Bad,
    Good,
}

/// <summary>How the request came.</summary>
public enum TicketSource
{
    Email,
    Web,
    Chat,
    Phone,
    Api,
    Social,
    Connector,
}

public enum MessageKind
{
    /// <summary>Between the customer and the team; the customer reads it.</summary>
    PublicReply,

    /// <summary>Only the team reads it, ever.</summary>
    InternalNote,
    System,
    Call,
    Chat,
}
