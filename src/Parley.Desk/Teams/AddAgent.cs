using Microsoft.EntityFrameworkCore;
using Parley.Desk.People;
using Parley.Desk.People.Accounts;
using Parley.Platform.Work;

namespace Parley.Desk.Teams;

/// <summary>Adds a person to the workspace, and keeps their account if it is new.</summary>
/// <param name="Account">With its password already hashed (see <see cref="HireAgent"/>).</param>
public sealed record AddAgent(Account Account, NewAgent Person) : ICommand<AddedAgent>
{
    public void Check(Checks check)
    {
        check.Required("/name", Person.Name, 200);
        check.Email("/email", Person.Email);
        check.AtMost("/team_ids", Person.Teams, 50);
    }
}

/// <param name="AccountIsNew">False when the person signed in to Parley before, with a password of their own.</param>
public sealed record AddedAgent(AgentView Agent, bool AccountIsNew);

internal sealed class AddAgentHandler : IHandler<AddAgent, AddedAgent>
{
    public async Task<Result<AddedAgent>> Handle(AddAgent command, Call call, CancellationToken ct)
    {
        var person = command.Person;
        if (person.Role == Role.Admin && !call.Caller.Permissions.IsSupersetOf(Permissions.OfAdmins))
        {
            return Refusal.Invalid("/role", "beyond_own_rights", "You cannot make an administrator: you are none.");
        }

        if (person.TicketAccess == TicketAccess.All && !call.Caller.SeesAllTickets)
        {
            return Refusal.Invalid("/ticket_access", "beyond_own_rights", "You cannot give a wider sight than your own.");
        }

        var known = await call.Query<Team>().Where(t => person.Teams.Contains(t.Id)).Select(t => t.Id).ToListAsync(ct);
        for (var i = 0; i < person.Teams.Count; i++)
        {
            if (!known.Contains(person.Teams[i]))
            {
                return Refusal.Invalid($"/team_ids/{i}", "not_found", "There is no such team.");
            }
        }

        // Another may have made the account since it was prepared.
        var account = await call.Query<Account>().FirstOrDefaultAsync(a => a.NormalizedEmail == command.Account.NormalizedEmail, ct)
            ?? call.Add(command.Account);
        if (await call.Query<Agent>().AnyAsync(a => a.AccountId == account.Id, ct))
        {
            return Refusal.Invalid("/email", "taken", "This person is an agent here already.");
        }

        var agent = call.Add(new Agent
        {
            Id = call.Ids.Next<AgentId>(),
            WorkspaceId = call.Workspace,
            AccountId = account.Id,
            Name = person.Name.Trim(),
            Email = person.Email.Trim(),
            Role = person.Role,
            TicketAccess = person.TicketAccess,
            CreatedAt = call.Now,
        });
        foreach (var team in known)
        {
            call.Add(new TeamMember { WorkspaceId = call.Workspace, TeamId = team, AgentId = agent.Id });
        }

        await call.Session.Save(ct);
        return new AddedAgent((await AgentViews.Of([agent], call, ct))[0], account == command.Account);
    }
}
