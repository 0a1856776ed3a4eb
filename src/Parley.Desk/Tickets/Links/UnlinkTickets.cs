using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Links;

/// <summary>Takes a link between two tickets away, both of which the caller sees.</summary>
public sealed record UnlinkTickets(TicketLinkId Id) : ICommand<Done>;

internal sealed class UnlinkTicketsHandler : IHandler<UnlinkTickets, Done>
{
    public async Task<Result<Done>> Handle(UnlinkTickets command, Call call, CancellationToken ct)
    {
        var link = await call.Query<TicketLink>().FirstOrDefaultAsync(l => l.Id == command.Id, ct);
        var ends = link is null ? [] : await call.VisibleTickets().Where(t => t.Id == link.FromId || t.Id == link.ToId)
            .Select(t => new TicketRef(t.Id, t.Number)).ToListAsync(ct);
        if (link is null || ends.Count < 2)
        {
            return Refusal.NotFound("link");
        }

        call.Session.Db.Remove(link);
        call.Record(new TicketLinked(link.FromId, LinkRoles.Of(link.Kind, isFrom: true), ends.First(t => t.Id == link.ToId), IsLinked: false));
        return default(Done);
    }
}
