using Microsoft.EntityFrameworkCore;
using Parley.Desk.People;
using Parley.Platform.Work;

namespace Parley.Desk.Teams;

/// <summary>Adds a person to the workspace. The account is made before, outside of it (see <see cref="HireAgent"/>).</summary>
public sealed record AddAgent(Guid AccountId, NewAgent Person) : ICommand<AgentView>
{
    public void Check(Checks check)
    {
        check.Required("/name", Person.Name, 200);
        check.Email("/email", Person.Email);
        check.AtMost("/team_ids", Person.Teams, 50);
    }
}

internal sealed class AddAgentHandler : IHandler<AddAgent, AgentView>
{
    public async Task<Result<AgentView>> Handle(AddAgent command, Call call, CancellationToken ct)
    {
        var person = command.Person;
        var known = await call.Query<Team>().Where(t => person.Teams.Contains(t.Id)).Select(t => t.Id).ToListAsync(ct);
        for (var i = 0; i < person.Teams.Count; i++)
        {
            if (!known.Contains(person.Teams[i]))
            {
                return Refusal.Invalid($"/team_ids/{i}", "not_found", "There is no such team.");
            }
        }

        if (await call.Query<Agent>().AnyAsync(a => a.AccountId == command.AccountId, ct))
        {
            return Refusal.Invalid("/email", "taken", "This person is an agent here already.");
        }

        var agent = call.Add(new Agent
        {
            Id = call.Ids.Next<AgentId>(),
            WorkspaceId = call.Workspace,
            AccountId = command.AccountId,
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
        return (await AgentViews.Of([agent], call, ct))[0];
    }
}
