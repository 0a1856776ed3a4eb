using Microsoft.EntityFrameworkCore;
using Parley.Desk.People;
using Parley.Desk.People.Contacts;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Followers;

/// <summary>Has an agent or a contact follow a ticket; who does already goes on to. One of the two is named.</summary>
public sealed record AddFollower(TicketId Ticket, AgentId? Agent, ContactId? Contact) : ICommand<FollowerView>
{
    /// <summary>As many as can be told of every message.</summary>
    public const int Most = 50;

    public void Check(Checks check)
    {
        if (Agent is null == Contact is null)
        {
            check.Add("", "required", "Name an agent_id or a contact_id.");
        }
    }
}

internal sealed class AddFollowerHandler : IHandler<AddFollower, FollowerView>
{
    public async Task<Result<FollowerView>> Handle(AddFollower command, Call call, CancellationToken ct)
    {
        var ticket = await call.TicketToChange(command.Ticket, ct);
        if (ticket.Refusal is { } refusal)
        {
            return refusal;
        }

        var person = command.Agent is { } agentId
            ? await call.Query<Agent>().Where(a => a.Id == agentId && a.Active).Select(a => new { Id = a.Id.Value, a.Name, a.Email }).FirstOrDefaultAsync(ct)
            : await call.Query<Contact>().Where(c => c.Id == command.Contact).Select(c => new { Id = c.Id.Value, c.Name, c.Email }).FirstOrDefaultAsync(ct);
        if (person is null)
        {
            return command.Agent is null
                ? Refusal.Invalid("/contact_id", "not_found", "There is no such contact.")
                : Refusal.Invalid("/agent_id", "not_found", "There is no such agent.");
        }

        var there = await call.Query<TicketFollower>().AsNoTracking().Where(f => f.TicketId == command.Ticket).ToListAsync(ct);
        if (there.FirstOrDefault(f => f.PersonId == person.Id) is { } known)
        {
            return new FollowerView(known.Id, known.Type, known.PersonId, person.Name, person.Email, known.CameWithId, known.CreatedAt);
        }

        if (there.Count >= AddFollower.Most)
        {
            return new Refusal(RefusalKind.Conflict, "too_many_followers", $"A ticket has at most {AddFollower.Most} followers.");
        }

        var type = command.Agent is null ? FollowerType.Contact : FollowerType.Agent;
        var follower = call.Add(new TicketFollower
        {
            Id = call.Ids.Next<TicketFollowerId>(),
            WorkspaceId = call.Workspace,
            TicketId = command.Ticket,
            Type = type,
            PersonId = person.Id,
            CameWithId = null,
            CreatedAt = call.Now,
        });
        call.Record(new TicketFollowed(command.Ticket, new Named(person.Id, person.Name), Follows: true));
        return new FollowerView(follower.Id, type, person.Id, person.Name, person.Email, null, call.Now);
    }
}
