using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Links;

/// <summary>Says what another ticket is to this one; said again it is nothing new. Closed tickets can be linked: nothing of them changes.</summary>
public sealed record LinkTickets(TicketId Ticket, LinkRole? Kind, TicketId? Other) : ICommand<LinkView>
{
    public void Check(Checks check)
    {
        check.Given("/kind", Kind);
        check.Given("/ticket_id", Other);
        if (Kind is LinkRole.SplitFrom or LinkRole.SplitInto)
        {
            check.Add("/kind", "unknown_word", "Only splitting a ticket makes this link.");
        }

        if (Other == Ticket)
        {
            check.Add("/ticket_id", "itself", "A ticket cannot be linked to itself.");
        }
    }
}

internal sealed class LinkTicketsHandler : IHandler<LinkTickets, LinkView>
{
    public async Task<Result<LinkView>> Handle(LinkTickets command, Call call, CancellationToken ct)
    {
        var (role, otherId) = (command.Kind!.Value, command.Other!.Value); // checked to be given
        var both = await call.VisibleTickets().Where(t => t.Id == command.Ticket || t.Id == otherId)
            .Select(t => new LinkedTicket(t.Id, t.Number, t.Subject, t.Status)).ToListAsync(ct);
        if (both.All(t => t.Id != command.Ticket))
        {
            return Refusal.NotFound("ticket");
        }

        if (both.FirstOrDefault(t => t.Id == otherId) is not { } other)
        {
            return Refusal.Invalid("/ticket_id", "not_found", "There is no such ticket.");
        }

        var (from, to, kind) = LinkRoles.Kept(command.Ticket, role, otherId);
        var known = await call.Query<TicketLink>().AsNoTracking().FirstOrDefaultAsync(l => l.FromId == from && l.ToId == to && l.Kind == kind, ct);
        if (known is not null)
        {
            return new LinkView(known.Id, role, other, known.CreatedAt);
        }

        if (await RefusalOf(call, from, to, kind, ct) is { } refusal)
        {
            return refusal;
        }

        var link = call.Add(new TicketLink { Id = call.Ids.Next<TicketLinkId>(), WorkspaceId = call.Workspace, FromId = from, ToId = to, Kind = kind, CreatedAt = call.Now });
        var numbers = both.ToDictionary(t => t.Id, t => new TicketRef(t.Id, t.Number));
        call.Record(new TicketLinked(command.Ticket, role, numbers[otherId], IsLinked: true));
        return new LinkView(link.Id, role, other, call.Now);
    }

    private static async Task<Refusal?> RefusalOf(Call call, TicketId from, TicketId to, LinkKind kind, CancellationToken ct)
    {
        if (await call.Query<TicketLink>().CountAsync(l => l.FromId == from || l.ToId == from, ct) >= TicketLinks.Most
            || await call.Query<TicketLink>().CountAsync(l => l.FromId == to || l.ToId == to, ct) >= TicketLinks.Most)
        {
            return new Refusal(RefusalKind.Conflict, "too_many_links", $"A ticket has at most {TicketLinks.Most} links.");
        }

        if (kind == LinkKind.Related)
        {
            return null;
        }

        if (kind == LinkKind.ChildOf && await call.Query<TicketLink>().AnyAsync(l => l.FromId == from && l.Kind == kind, ct))
        {
            return Refusal.Invalid("/ticket_id", "has_parent", "That ticket is part of another one already. Take that link away first.");
        }

        return await LeadsTo(call, to, from, kind, ct) ? Refusal.Invalid("/ticket_id", "loop", "These tickets would come round in a circle.") : null;
    }

    private static async Task<bool> LeadsTo(Call call, TicketId start, TicketId end, LinkKind kind, CancellationToken ct)
    {
        var seen = new HashSet<TicketId>();
        for (List<TicketId> level = [start]; level.Count > 0;)
        {
            if (level.Contains(end))
            {
                return true;
            }

            level.RemoveAll(t => !seen.Add(t));
            level = await call.Query<TicketLink>().Where(l => level.Contains(l.FromId) && l.Kind == kind).Select(l => l.ToId).ToListAsync(ct);
        }

        return false;
    }
}
