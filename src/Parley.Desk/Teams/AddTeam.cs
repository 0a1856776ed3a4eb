using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.Teams;

public sealed record AddTeam(string Name) : ICommand<TeamView>
{
    public void Check(Checks check) => check.Required("/name", Name, 100);
}

/// <param name="Agents">How many agents are in it.</param>
public sealed record TeamView(TeamId Id, string Name, int Agents);

internal sealed class AddTeamHandler : IHandler<AddTeam, TeamView>
{
    public async Task<Result<TeamView>> Handle(AddTeam command, Call call, CancellationToken ct)
    {
        var name = command.Name.Trim();
        if (await call.Query<Team>().AnyAsync(t => t.Name == name, ct))
        {
            return Refusal.Invalid("/name", "taken", "There is a team of this name already.");
        }

        var team = call.Add(new Team { Id = call.Ids.Next<TeamId>(), WorkspaceId = call.Workspace, Name = name, CreatedAt = call.Now });
        return new TeamView(team.Id, team.Name, 0);
    }
}
