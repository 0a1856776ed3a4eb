using Microsoft.EntityFrameworkCore;
using Parley.Desk.People;
using Parley.Platform.Work;

namespace Parley.Desk.Teams;

/// <summary>Adds a person to the workspace. The account is made before, outside of it (see <see cref="HireAgent"/>).</summary>
public sealed record AddAgent(Guid AccountId, string Name, string Email, Role Role, TicketAccess TicketAccess, IReadOnlyList<TeamId> Teams)
    : ICommand<AgentView>
{
    public void Check(Checks check)
    {
        check.Required("/name", Name, 200);
        check.Email("/email", Email);
        check.AtMost("/team_ids", Teams, 50);
    }
}

internal sealed class AddAgentHandler : IHandler<AddAgent, AgentView>
{
    public async Task<Result<AgentView>> Handle(AddAgent command, Call call, CancellationToken ct)
    {
        var known = await call.Query<Team>().Where(t => command.Teams.Contains(t.Id)).Select(t => t.Id).ToListAsync(ct);
        for (var i = 0; i < command.Teams.Count; i++)
        {
            if (!known.Contains(command.Teams[i]))
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
            Name = command.Name.Trim(),
            Email = command.Email.Trim(),
            Role = command.Role,
            TicketAccess = command.TicketAccess,
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
