using System.Text.Json;
using Parley.Desk.Feed;
using Parley.Desk.Tickets;
using Parley.Platform;

namespace Parley.Server.Realtime;

/// <summary>A ticket as an entry of the feed has left it.</summary>
/// <param name="Name">The push's name for screens that have the ticket open.</param>
/// <param name="Data">The push's data for them.</param>
internal sealed record TicketChange(FeedEvent Entry, string Name, object Data, TicketView Ticket, TicketSeat Before, TicketSeat After)
{
    public const string OfTicket = "ticket_changed";

    public Push Push(object? data, TicketView? ticket) => new(Entry.Position, Entry.Type, Entry.TicketId, data, ticket);
}

/// <param name="Position">The entry's place in the feed.</param>
/// <param name="Data">By the push's name: the ticket, the message, the file. Null: the ticket has left this screen's sight.</param>
/// <param name="Ticket">The ticket as it now is, where it is not the data itself.</param>
internal sealed record Push(long? Position, string Type, TicketId TicketId, object? Data, TicketView? Ticket);

/// <summary>What of a ticket decides who sees it and in which list it stands.</summary>
internal sealed record TicketSeat(Guid? Team, Guid? Assignee, bool IsOpen)
{
    public static TicketSeat Of(TicketView ticket) => new(ticket.Team?.Id, ticket.Assignee?.Id, IsOpenIn(ticket.Status));

    /// <summary>The seat that the ticket had before an entry that changed it.</summary>
    public static TicketSeat Before(TicketSeat after, FeedEvent entry) => entry.Type switch
    {
        "ticket.assigned" => after with { Team = IdOf(entry, "team"), Assignee = IdOf(entry, "agent") },
        "ticket.status_changed" => after with { IsOpen = IsOpenIn(Words.Parse<TicketStatus>(entry.Data.GetProperty("from").GetString()!)) }, // a status has a word
        _ => after,
    };

    private static bool IsOpenIn(TicketStatus status) => status is not (TicketStatus.Resolved or TicketStatus.Closed);

    private static Guid? IdOf(FeedEvent entry, string holder) =>
        entry.Data.GetProperty("from").GetProperty(holder) is { ValueKind: JsonValueKind.Object } named ? named.GetProperty("id").GetGuid() : null;
}
