using Parley.Desk.People;
using Parley.Desk.People.Contacts;
using Parley.Desk.People.Keys;
using Parley.Desk.Teams;
using Parley.Platform.Work;

namespace Parley.Server.Api;

/// <summary>Contacts, agents, teams and API keys.</summary>
internal static class PeopleApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var contacts = api.MapGroup("/contacts").WithTags("Contacts");
        contacts.Get("/", ListContacts).Named("listContacts", "List contacts, newest first")
            .Paged(new QueryParameter("email", "Only the contact with this address.")).Gives<Page<ContactView>>(200, 400, 422);
        contacts.Get("/{id:guid}", ReadContact).Named("readContact", "Read a contact").Gives<ContactView>(200, 404);

        var agents = api.MapGroup("/agents").WithTags("Agents");
        agents.Get("/", ListAgents).Named("listAgents", "List agents, oldest first").Paged().Gives<Page<AgentView>>(200, 400, 422);
        agents.Post("/", AddAgent).Named("addAgent", "Add an agent").Takes<AddAgentBody>().Gives<NewAgentView>(201, 400, 422);

        var teams = api.MapGroup("/teams").WithTags("Teams");
        teams.Get("/", ListTeams).Named("listTeams", "List teams, oldest first").Paged().Gives<Page<TeamView>>(200, 400, 422);
        teams.Post("/", AddTeam).Named("addTeam", "Add a team").Takes<AddTeamBody>().Gives<TeamView>(201, 400, 422);

        var keys = api.MapGroup("/api-keys").WithTags("API keys");
        keys.Get("/", ListKeys).Named("listApiKeys", "List API keys, newest first").Paged().Gives<Page<ApiKeyView>>(200, 400, 422);
        keys.Post("/", MakeKey).Named("makeApiKey", "Make an API key; it is shown this once").Takes<MakeApiKeyBody>().Gives<NewApiKey>(201, 400, 422);
        keys.Delete("/{id:guid}", DeleteKey).Named("deleteApiKey", "End an API key at once").GivesNothing(404);
    }

    private static Task<IResult> ListContacts(HttpContext http) => Door.Run(http, q => new ListContacts(q.Text("email"), q.Page()));

    private static Task<IResult> ReadContact(HttpContext http, Guid id) => Door.Run(http, _ => new ReadContact(ContactId.From(id)));

    private static Task<IResult> ListAgents(HttpContext http) => Door.Run(http, q => new ListAgents(q.Page()));

    private static async Task<IResult> AddAgent(HttpContext http, HireAgent hire)
    {
        var body = await JsonBody.Read<AddAgentBody>(http.Request, http.RequestAborted);
        if (body.Refusal is { } malformed)
        {
            return Problems.From(malformed);
        }

        var b = body.Value;
        var person = new NewAgent(b.Name ?? "", b.Email ?? "", b.Role ?? Role.Agent, b.TicketAccess ?? TicketAccess.All, b.TeamIds ?? []);
        var hired = await hire.Run(http.Caller(), person, null, http.RequestAborted, IdempotencyKey.Of(http));
        return Door.Answer(hired, h => Door.Created("/api/v1/agents", NewAgentView.Of(h)));
    }

    private static Task<IResult> ListTeams(HttpContext http) => Door.Run(http, q => new ListTeams(q.Page()));

    private static Task<IResult> AddTeam(HttpContext http) =>
        Door.Run<AddTeamBody, TeamView>(http, b => new AddTeam(b.Name ?? ""), t => Door.Created("/api/v1/teams", t));

    private static Task<IResult> ListKeys(HttpContext http) => Door.Run(http, q => new ListApiKeys(q.Page()));

    private static Task<IResult> MakeKey(HttpContext http) =>
        Door.Run<MakeApiKeyBody, NewApiKey>(http, b => new MakeApiKey(b.Name ?? "", b.Scopes ?? []), k => Door.Created("/api/v1/api-keys", k));

    private static Task<IResult> DeleteKey(HttpContext http, Guid id) => Door.Run(http, _ => new DeleteApiKey(ApiKeyId.From(id)), Door.NoContent);
}

/// <summary>An agent to add.</summary>
internal sealed record AddAgentBody
{
    /// <summary>Needed.</summary>
    public string? Name { get; init; }

    /// <summary>Needed; what the person signs in with.</summary>
    public string? Email { get; init; }

    /// <summary>Agent if not given.</summary>
    public Role? Role { get; init; }

    /// <summary>All if not given.</summary>
    public TicketAccess? TicketAccess { get; init; }

    public IReadOnlyList<TeamId>? TeamIds { get; init; }
}

/// <param name="InitialPassword">To hand to the person, shown this once; null when they have an account already, and in the answer to a repeat.</param>
internal sealed record NewAgentView(
    AgentId Id, string Name, string Email, Role Role, TicketAccess TicketAccess, IReadOnlyList<Desk.Named> Teams, bool Active, string? InitialPassword)
{
    public static NewAgentView Of(HiredAgent hired)
    {
        var a = hired.Agent;
        return new NewAgentView(a.Id, a.Name, a.Email, a.Role, a.TicketAccess, a.Teams, a.Active, hired.InitialPassword);
    }
}

internal sealed record AddTeamBody(string? Name);

/// <param name="Scopes">Names of rights, such as tickets.read.</param>
internal sealed record MakeApiKeyBody(string? Name, IReadOnlyList<string>? Scopes);
