using Microsoft.EntityFrameworkCore;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.Feed;

/// <summary>One event by its id, for reactions to it.</summary>
public sealed record ReadEvent(EventId Id) : IQuery<FeedEvent>;

internal sealed class ReadEventHandler : IHandler<ReadEvent, FeedEvent>
{
    public async Task<Result<FeedEvent>> Handle(ReadEvent query, Call call, CancellationToken ct)
    {
        var found = await call.Query<Event>().FirstOrDefaultAsync(e => e.Id == query.Id, ct);
        return found is not null && await call.VisibleTickets().AnyAsync(t => t.Id == TicketId.From(found.SubjectId), ct)
            ? FeedEvent.Of(found)
            : Refusal.NotFound("event");
    }
}
