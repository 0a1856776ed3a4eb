using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parley.Platform.Data;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets;

/// <summary>What happened to a ticket, oldest first.</summary>
public sealed record ReadTimeline(TicketId Ticket, PageRequest Page) : IQuery<Page<EventView>>;

/// <param name="Type">Such as <c>ticket.status_changed</c>.</param>
/// <param name="Data">By type: what changed, from and to.</param>
public sealed record EventView(EventId Id, string Type, DateTimeOffset At, Actor Actor, TicketId TicketId, JsonElement Data);

internal sealed class ReadTimelineHandler : IHandler<ReadTimeline, Page<EventView>>
{
    private static readonly Keyset<Event, DateTimeOffset, EventId> Oldest = Keyset.ByTime<Event, EventId>("at", false, e => e.At, e => e.Id);

    public async Task<Result<Page<EventView>>> Handle(ReadTimeline query, Call call, CancellationToken ct)
    {
        if (!await call.VisibleTickets().AnyAsync(t => t.Id == query.Ticket, ct))
        {
            return Refusal.NotFound("ticket");
        }

        var subject = query.Ticket.Value;
        var page = await Oldest.Read(call.Query<Event>().Where(e => e.SubjectId == subject), $"{subject}", query.Page, ct);
        return page.Refusal is { } refusal ? refusal : new Page<EventView>([.. page.Value.Rows.Select(e => View(e, query.Ticket))], page.Value.Next);
    }

    private static EventView View(Event e, TicketId ticket) =>
        new(e.Id, e.Type, e.At, new Actor(e.ActorType, e.ActorId, e.ActorName), ticket, JsonElement.Parse(e.Data));
}
