namespace Parley.Desk.Imports;

/// <summary>What the rows of a file are.</summary>
public enum ImportKind
{
    /// <summary>JSON Lines, a conversation each.</summary>
    Conversations,

    /// <summary>CSV, a ticket a row.</summary>
    Tickets,

    /// <summary>CSV, a contact a row.</summary>
    Contacts,
}
