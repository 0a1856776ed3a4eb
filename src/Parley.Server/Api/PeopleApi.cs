using Parley.Desk.Assignment.Duty;
using Parley.Desk.Calendars;
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

        agents.Get("/{id:guid}", ReadAgent).Named("readAgent", "Read an agent").Gives<AgentView>(200, 404);
        agents.Patch("/{id:guid}", ChangeAgent).Named("changeAgent", "Change what an agent takes on; what is left out stays")
            .Takes<ChangeAgentBody>().Gives<AgentView>(200, 400, 404, 422);
        agents.Put("/{id:guid}/availability", SetAvailability).Named("setAvailability", "Say that an agent takes new tickets, or is away; for others than oneself it needs assignment.manage")
            .Takes<AvailabilityBody>().Gives<AgentView>(200, 400, 404, 422);

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

    private static Task<IResult> ReadAgent(HttpContext http, Guid id) => Door.Run(http, _ => new ReadAgent(AgentId.From(id)));

    private static Task<IResult> ChangeAgent(HttpContext http, Guid id) => Door.Run<ChangeAgentBody, AgentView>(http, b => b.ToCommand(AgentId.From(id)));

    private static Task<IResult> SetAvailability(HttpContext http, Guid id) =>
        Door.Run<AvailabilityBody, AgentView>(http, b => new SetAvailability(AgentId.From(id), b.Availability));

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

/// <summary>What is left out stays.</summary>
internal sealed record ChangeAgentBody
{
    /// <summary>Up to 50 short words.</summary>
    public IReadOnlyList<string>? Skills { get; init; }

    /// <summary>Language codes, such as de or pt-br.</summary>
    public IReadOnlyList<string>? Languages { get; init; }

    /// <summary>In points, 0 to 1,000: as many as the agent is to have at most of tickets that are assigned by themselves.</summary>
    public int? Capacity { get; init; }

    /// <summary>The agent's working hours; null: at any time.</summary>
    public Optional<CalendarId?> CalendarId { get; init; }

    public Availability? Availability { get; init; }

    public ChangeDuty ToCommand(AgentId agent) => new(agent)
    {
        Skills = Skills,
        Languages = Languages,
        Capacity = Capacity,
        Calendar = CalendarId,
        Availability = Availability,
    };
}

/// <param name="Availability">Needed.</param>
internal sealed record AvailabilityBody(Availability? Availability);

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
