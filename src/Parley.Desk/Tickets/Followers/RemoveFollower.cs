using Microsoft.EntityFrameworkCore;
using Parley.Desk.People;
using Parley.Desk.People.Contacts;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Followers;

/// <summary>Has somebody follow a ticket no longer.</summary>
public sealed record RemoveFollower(TicketFollowerId Id) : ICommand<Done>;

internal sealed class RemoveFollowerHandler : IHandler<RemoveFollower, Done>
{
    public async Task<Result<Done>> Handle(RemoveFollower command, Call call, CancellationToken ct)
    {
        var follower = await call.Query<TicketFollower>().AsNoTracking().FirstOrDefaultAsync(f => f.Id == command.Id, ct);
        if (follower is null)
        {
            return Refusal.NotFound("follower");
        }

        var ticket = await call.TicketToChange(follower.TicketId, ct);
        if (ticket.Refusal is { } refusal)
        {
            return refusal.Kind == RefusalKind.NotFound ? Refusal.NotFound("follower") : refusal;
        }

        var (agent, contact) = (AgentId.From(follower.PersonId), ContactId.From(follower.PersonId));
        var name = follower.Type == FollowerType.Agent
            ? await call.Query<Agent>().Where(a => a.Id == agent).Select(a => a.Name).FirstAsync(ct)
            : await call.Query<Contact>().Where(c => c.Id == contact).Select(c => c.Name).FirstAsync(ct);
        await call.Query<TicketFollower>().Where(f => f.TicketId == follower.TicketId && f.PersonId == follower.PersonId).ExecuteDeleteAsync(ct);
        call.Record(new TicketFollowed(follower.TicketId, new Named(follower.PersonId, name), Follows: false));
        return default(Done);
    }
}
