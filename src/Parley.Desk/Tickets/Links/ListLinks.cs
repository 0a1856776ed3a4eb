using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Links;

/// <summary>The tickets that belong to one, those merged into it included; only what the caller sees, newest link first.</summary>
public sealed record ListLinks(TicketId Ticket) : IQuery<TicketLinks>;

/// <param name="Data">At most <see cref="TicketLinks.Most"/>.</param>
/// <param name="Merged">What was merged into this ticket, and can be taken out again.</param>
public sealed record TicketLinks(IReadOnlyList<LinkView> Data, IReadOnlyList<LinkedTicket> Merged)
{
    public const int Most = 100;
}

/// <param name="Kind">What the other ticket is to this one.</param>
public sealed record LinkView(TicketLinkId Id, LinkRole Kind, LinkedTicket Ticket, DateTimeOffset CreatedAt);

public sealed record LinkedTicket(TicketId Id, long Number, string Subject, TicketStatus Status);

internal sealed class ListLinksHandler : IHandler<ListLinks, TicketLinks>
{
    public async Task<Result<TicketLinks>> Handle(ListLinks query, Call call, CancellationToken ct)
    {
        if (!await call.VisibleTickets().AnyAsync(t => t.Id == query.Ticket, ct))
        {
            return Refusal.NotFound("ticket");
        }

        var links = await (
            from link in call.Query<TicketLink>()
            where link.FromId == query.Ticket || link.ToId == query.Ticket
            join other in call.VisibleTickets() on link.FromId == query.Ticket ? link.ToId : link.FromId equals other.Id
            orderby link.CreatedAt descending
            select new { link.Id, link.Kind, IsFrom = link.FromId == query.Ticket, link.CreatedAt, Other = new LinkedTicket(other.Id, other.Number, other.Subject, other.Status) })
            .Take(TicketLinks.Most).ToListAsync(ct);
        var merged = await call.VisibleTickets().Where(t => t.MergedIntoId == query.Ticket).OrderBy(t => t.Number).Take(TicketLinks.Most)
            .Select(t => new LinkedTicket(t.Id, t.Number, t.Subject, t.Status)).ToListAsync(ct);
        return new TicketLinks([.. links.Select(l => new LinkView(l.Id, LinkRoles.Of(l.Kind, l.IsFrom), l.Other, l.CreatedAt))], merged);
    }
}
