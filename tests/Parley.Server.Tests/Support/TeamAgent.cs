using System.Text.Json.Nodes;
using Parley.Testing;

namespace Parley.Server.Tests.Support;

/// <summary>An agent who sees only their teams' tickets and their own, signed in.</summary>
internal sealed record TeamAgent(Guid Id, Guid Team, Browser Browser)
{
    public HttpClient Api => Browser.Client;

    public static async Task<TeamAgent> Hire(TestWorkspace workspace)
    {
        var team = (await workspace.Api.PostJson("/api/v1/teams", new { name = $"Support {workspace.Tag}" })).Id();
        var email = $"tim-{workspace.Tag}@desk.example";
        var agent = await workspace.Api.PostJson("/api/v1/agents", new { name = "Tim Teams", email, ticket_access = "teams", team_ids = new[] { team } });
        return new TeamAgent(agent.Id(), team, await Browser.SignIn(workspace, email, agent.Text("initial_password")));
    }

    /// <summary>A ticket of this team, or with null of none.</summary>
    public static async Task<JsonNode> Open(TestWorkspace workspace, string subject, Guid? team = null, Guid? assignee = null)
    {
        var ticket = await workspace.OpenTicket(subject);
        return await workspace.Api.PutJson($"/api/v1/tickets/{ticket.Id()}/assign", new { team_id = team, agent_id = assignee });
    }
}
