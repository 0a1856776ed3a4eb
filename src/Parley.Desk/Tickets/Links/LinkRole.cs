namespace Parley.Desk.Tickets.Links;

/// <summary>What the other ticket is to this one.</summary>
public enum LinkRole
{
    /// <summary>This one is an incident of it.</summary>
    Problem,

    /// <summary>It is an incident of this one.</summary>
    Incident,

    /// <summary>This one is part of it.</summary>
    Parent,

    /// <summary>It is part of this one.</summary>
    Child,

    /// <summary>This one says the same as it once more.</summary>
    Original,

    /// <summary>It says the same as this one once more.</summary>
    Duplicate,

    /// <summary>This one was split off from it.</summary>
    SplitFrom,

    /// <summary>It was split off from this one.</summary>
    SplitInto,

    Related,
}

internal static class LinkRoles
{
    /// <summary>The link as it is kept, seen from a ticket.</summary>
    public static (TicketId From, TicketId To, LinkKind Kind) Kept(TicketId ticket, LinkRole role, TicketId other) => role switch
    {
        LinkRole.Problem => (ticket, other, LinkKind.IncidentOf),
        LinkRole.Incident => (other, ticket, LinkKind.IncidentOf),
        LinkRole.Parent => (ticket, other, LinkKind.ChildOf),
        LinkRole.Child => (other, ticket, LinkKind.ChildOf),
        LinkRole.Original => (ticket, other, LinkKind.DuplicateOf),
        LinkRole.Duplicate => (other, ticket, LinkKind.DuplicateOf),
        LinkRole.SplitFrom => (ticket, other, LinkKind.SplitFrom),
        LinkRole.SplitInto => (other, ticket, LinkKind.SplitFrom),
        _ => ticket.CompareTo(other) < 0 ? (ticket, other, LinkKind.Related) : (other, ticket, LinkKind.Related),
    };

    /// <summary>What the other end is to this one.</summary>
    public static LinkRole Of(LinkKind kind, bool isFrom) => kind switch
    {
        LinkKind.IncidentOf => isFrom ? LinkRole.Problem : LinkRole.Incident,
        LinkKind.ChildOf => isFrom ? LinkRole.Parent : LinkRole.Child,
        LinkKind.DuplicateOf => isFrom ? LinkRole.Original : LinkRole.Duplicate,
        LinkKind.SplitFrom => isFrom ? LinkRole.SplitFrom : LinkRole.SplitInto,
        _ => LinkRole.Related,
    };
}
