using Microsoft.EntityFrameworkCore;
using Parley.Desk.People;
using Parley.Desk.People.Contacts;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Followers;

/// <summary>Who follows a ticket, in the order in which they came. There are never more than fit on one page.</summary>
public sealed record ListFollowers(TicketId Ticket) : IQuery<Page<FollowerView>>;

internal sealed class ListFollowersHandler : IHandler<ListFollowers, Page<FollowerView>>
{
    public async Task<Result<Page<FollowerView>>> Handle(ListFollowers query, Call call, CancellationToken ct)
    {
        if (!await call.VisibleTickets().AnyAsync(t => t.Id == query.Ticket, ct))
        {
            return Refusal.NotFound("ticket");
        }

        var followers = await call.Query<TicketFollower>().AsNoTracking().Where(f => f.TicketId == query.Ticket).OrderBy(f => f.CreatedAt).ThenBy(f => f.PersonId).ToListAsync(ct);
        var agentIds = followers.Where(f => f.Type == FollowerType.Agent).Select(f => AgentId.From(f.PersonId)).ToList();
        var contactIds = followers.Where(f => f.Type == FollowerType.Contact).Select(f => ContactId.From(f.PersonId)).ToList();
        var agents = await call.Query<Agent>().Where(a => agentIds.Contains(a.Id)).Select(a => new { Id = a.Id.Value, a.Name, a.Email }).ToListAsync(ct);
        var contacts = await call.Query<Contact>().Where(c => contactIds.Contains(c.Id)).Select(c => new { Id = c.Id.Value, c.Name, c.Email }).ToListAsync(ct);
        var people = agents.Concat(contacts).ToDictionary(p => p.Id);
        return new Page<FollowerView>(
            [.. followers.DistinctBy(f => f.PersonId).Select(f => new FollowerView(f.Id, f.Type, f.PersonId, people[f.PersonId].Name, people[f.PersonId].Email, f.CameWithId, f.CreatedAt))], null);
    }
}
