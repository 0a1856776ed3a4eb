using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Bodies;

namespace Parley.Desk.Imports;

/// <summary>A conversation to become a ticket, with all its times settled.</summary>
public sealed record ConversationRow(long Line, string Id, byte[] Digest) : ImportRow(Line, Id, Digest)
{
    public required string Subject { get; init; }

    /// <summary>Null: it follows from who spoke last.</summary>
    public TicketStatus? Status { get; init; }

    public Priority Priority { get; init; } = Priority.Normal;

    public TicketType Type { get; init; } = TicketType.Question;

    public TicketSource Source { get; init; } = TicketSource.Api;

    /// <summary>Tidy already.</summary>
    public List<string> Tags { get; init; } = [];

    public required string Email { get; init; }

    /// <summary>Null: the contact's known name, or the first part of the address.</summary>
    public string? Name { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was resolved or closed, if it is; null: with the last message.</summary>
    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>At least one, in their order.</summary>
    public required IReadOnlyList<ConversationMessage> Messages { get; init; }

    public override int Weight => 5 + Tags.Count + (3 * Messages.Count);
}

/// <param name="Agent">Who of the team wrote it: an agent's address, or any name; null: the customer did.</param>
public sealed record ConversationMessage(string? Agent, MessageKind Kind, Body Body, DateTimeOffset At);
