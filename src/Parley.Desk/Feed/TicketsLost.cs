using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parley.Desk.Tickets;
using Parley.Platform.Work;
using Parley.Platform.Work.Feed;

namespace Parley.Desk.Feed;

/// <summary>Tickets that the caller saw before a stretch of the feed and sees no longer. The feed itself no longer tells them of these.</summary>
/// <param name="Upto">The stretch's last position; one call looks at no more than a thousand entries.</param>
public sealed record TicketsLost(long After, long Upto) : IQuery<IReadOnlyList<TicketId>>;

internal sealed class TicketsLostHandler : IHandler<TicketsLost, IReadOnlyList<TicketId>>
{
    private const int MostLookedAt = 1000;

    public async Task<Result<IReadOnlyList<TicketId>>> Handle(TicketsLost query, Call call, CancellationToken ct)
    {
        if (call.Caller.SeesAllTickets || query.After >= query.Upto)
        {
            return Array.Empty<TicketId>();
        }

        var stretch = await call.Query<FeedEntry>().Where(e => e.Position <= query.Upto).After(call.Query<Event>(), query.After, MostLookedAt).ToListAsync(ct);
        var seen = stretch.Where(item => item.Event.Type == "ticket.assigned" && SawBefore(call.Caller, item.Event))
            .Select(item => TicketId.From(item.Event.SubjectId)).Distinct().ToList();
        var still = await call.VisibleTickets().Where(t => seen.Contains(t.Id)).Select(t => t.Id).ToListAsync(ct);
        return seen.Except(still).ToList();
    }

    private static bool SawBefore(Caller caller, Event assigned) =>
        JsonSerializer.Deserialize<HandedOver>(assigned.Data, PublicJson.Options)?.From is { } from
        && caller.Sees(from.Team?.Id, from.Agent?.Id);

    private sealed record HandedOver(Holder From, Holder To);
}
