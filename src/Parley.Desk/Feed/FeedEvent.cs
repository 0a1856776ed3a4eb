using System.Text.Json;
using Parley.Desk.Tickets;
using Parley.Platform.Work;
using Parley.Platform.Work.Feed;

namespace Parley.Desk.Feed;

/// <summary>One entry of the feed.</summary>
/// <param name="Position">Grows with each entry; null where it is not known yet.</param>
/// <param name="Id">Stays the same however often it is delivered.</param>
/// <param name="Type">Such as <c>ticket.created</c>.</param>
/// <param name="TicketId">The ticket it is about.</param>
/// <param name="Data">By type: what changed, from and to.</param>
public sealed record FeedEvent(long? Position, EventId Id, string Type, DateTimeOffset At, Actor Actor, Origin Origin, TicketId TicketId, JsonElement Data)
{
    public static FeedEvent Of(FeedItem item) => Of(item.Event) with { Position = item.Position };

    public static FeedEvent Of(Event e) => new(
        null, e.Id, e.Type, e.At, new Actor(e.ActorType, e.ActorId, e.ActorName), e.Origin, TicketId.From(e.SubjectId), JsonElement.Parse(e.Data));
}
