using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Followers;

/// <summary>Who comes with a ticket that is merged into another. Who comes with several stands there with each, and goes with the last of them.</summary>
internal static class MergedFollowers
{
    public static async Task Add(Call call, Ticket ticket, Ticket into, CancellationToken ct)
    {
        var theirs = await call.Query<TicketFollower>().AsNoTracking().Where(f => f.TicketId == ticket.Id).ToListAsync(ct);
        var coming = theirs.Select(f => (f.Type, Person: f.PersonId, With: f.CameWithId ?? ticket.Id))
            .Append((Type: FollowerType.Contact, Person: ticket.RequesterId.Value, With: ticket.Id));
        foreach (var (type, person, with) in coming.Where(f => f.Person != into.RequesterId.Value).Distinct())
        {
            call.Add(new TicketFollower
            {
                Id = call.Ids.Next<TicketFollowerId>(),
                WorkspaceId = call.Workspace,
                TicketId = into.Id,
                Type = type,
                PersonId = person,
                CameWithId = with,
                CreatedAt = call.Now,
            });
        }
    }

    /// <param name="tickets">The one that it was merged into, and those which that one was merged into.</param>
    /// <param name="parts">The ticket that is taken out, and all that had been merged into it.</param>
    public static Task Remove(Call call, IReadOnlyCollection<TicketId> tickets, IReadOnlyCollection<TicketId> parts, CancellationToken ct)
    {
        var with = parts.Select(p => (TicketId?)p).ToList();
        return call.Query<TicketFollower>().Where(f => tickets.Contains(f.TicketId) && with.Contains(f.CameWithId)).ExecuteDeleteAsync(ct);
    }
}
