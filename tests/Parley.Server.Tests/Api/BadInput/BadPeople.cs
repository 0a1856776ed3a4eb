namespace Parley.Server.Tests.Api.BadInput;

/// <summary>Agents, teams, keys and sessions that cannot be.</summary>
internal static class BadPeople
{
    private const string Agents = "POST /api/v1/agents";
    private const string Teams = "POST /api/v1/teams";
    private const string Keys = "POST /api/v1/api-keys";
    private const string Session = "POST /api/v1/session";
    private const string Password = "PUT /api/v1/session/password";

    public static readonly Dictionary<string, Bad> Table = new()
    {
        ["an agent without a name"] = new(Agents, """{"email": "x-<tag>@desk.example"}""", 422, "required", "/name"),
        ["an agent without an address"] = new(Agents, """{"name": "A"}""", 422, "required", "/email"),
        ["an agent with a wrong address"] = new(Agents, """{"name": "A", "email": "x-<tag>"}""", 422, "invalid_email", "/email"),
        ["an agent with an unknown role"] = new(Agents, """{"name": "A", "email": "x-<tag>@desk.example", "role": "owner"}""", 422, "unknown_word", "/role"),
        ["an agent with an unknown sight"] = new(
            Agents, """{"name": "A", "email": "x-<tag>@desk.example", "ticket_access": "some"}""", 422, "unknown_word", "/ticket_access"),
        ["an agent of a team nobody knows"] = new(
            Agents, """{"name": "A", "email": "x-<tag>@desk.example", "team_ids": ["<team>", "<nobody>"]}""", 422, "not_found", "/team_ids/1"),
        ["an agent of a team that is no id"] = new(
            Agents, """{"name": "A", "email": "x-<tag>@desk.example", "team_ids": ["sales"]}""", 422, "invalid_id", "/team_ids/0"),
        ["an agent of 51 teams"] = new(
            Agents, $$"""{"name": "A", "email": "x-<tag>@desk.example", "team_ids": [{{string.Join(',', Enumerable.Repeat("\"<team>\"", 51))}}]}""", 422, "too_many", "/team_ids"),
        ["an agent who is one already"] = new(Agents, """{"name": "A", "email": "<admin email>"}""", 422, "taken", "/email"),
        ["an agent with an unknown parameter"] = new(
            "POST /api/v1/agents?invite=1", """{"name": "A", "email": "x-<tag>@desk.example"}""", 400, "unknown_parameter", "/invite"),
        ["an agent by a key that may not"] = new(Agents, """{"name": "A", "email": "x-<tag>@desk.example"}""", 403, "forbidden") { As = Bad.Caller.Writer },
        ["a team without a name"] = new(Teams, "{}", 422, "required", "/name"),
        ["a team with a name of 101 characters"] = new(Teams, $$"""{"name": "{{new string('x', 101)}}"}""", 422, "too_long", "/name"),
        ["a team that is there already"] = new(Teams, """{"name": " Team <tag> "}""", 422, "taken", "/name"),
        ["NUL in a team's name"] = new(Teams, """{"name": "A\u0000"}""", 422, "invalid_text", "/name"),
        ["a key without a name"] = new(Keys, """{"scopes": ["tickets.read"]}""", 422, "required", "/name"),
        ["a key without scopes"] = new(Keys, """{"name": "A"}""", 422, "required", "/scopes"),
        ["a key with no scope"] = new(Keys, """{"name": "A", "scopes": []}""", 422, "required", "/scopes"),
        ["a key with an unknown scope"] = new(Keys, """{"name": "A", "scopes": ["tickets.read", "tickets.burn"]}""", 422, "unknown_word", "/scopes/1"),
        ["a key with a customer's scope"] = new(Keys, """{"name": "A", "scopes": ["customer.ask"]}""", 422, "unknown_word", "/scopes/0"),
        ["a key with null for a scope"] = new(Keys, """{"name": "A", "scopes": [null]}""", 422, "unknown_word", "/scopes/0"),
        ["a key nobody knows to end"] = new("DELETE /api/v1/api-keys/<nobody>", null, 404, "not_found"),
        ["a contact nobody knows"] = new("GET /api/v1/contacts/<nobody>", null, 404, "not_found"),
        ["a sign-in without a password"] = new(Session, """{"email": "<admin email>"}""", 422, "required", "/password") { As = Bad.Caller.Nobody },
        ["a sign-in without an address"] = new(Session, """{"password": "x"}""", 422, "required", "/email") { As = Bad.Caller.Nobody },
        ["a sign-in with NUL"] = new(Session, """{"email": "a\u0000", "password": "x"}""", 422, "invalid_text", "/email") { As = Bad.Caller.Nobody },
        ["a sign-in with an unknown field"] = new(Session, """{"user": "a"}""", 400, "unknown_field", "/user") { As = Bad.Caller.Nobody },
        ["a sign-in with an unknown parameter"] = new(
            "POST /api/v1/session?next=home", """{"email": "<admin email>", "password": "<admin password>"}""", 400, "unknown_parameter", "/next")
        { As = Bad.Caller.Nobody },
        ["a sign-in of nobody"] = new(Session, """{"email": "nobody-<tag>@desk.example", "password": "x"}""", 401, "wrong_credentials") { As = Bad.Caller.Nobody },
        ["a sign-in to another's workspace"] = new(
            Session, """{"email": "<admin email>", "password": "<admin password>", "workspace": "<their slug>"}""", 422, "not_found", "/workspace")
        { As = Bad.Caller.Nobody },
        ["a new password that is too short"] = new(
            Password, """{"current_password": "<admin password>", "new_password": "123456789"}""", 422, "weak_password", "/new_password")
        { As = Bad.Caller.Browser },
        ["a new password of 201 characters"] = new(
            Password, $$"""{"current_password": "<admin password>", "new_password": "{{new string('x', 201)}}"}""", 422, "too_long", "/new_password")
        { As = Bad.Caller.Browser },
        ["a new password by a wrong one"] = new(
            Password, """{"current_password": "not it", "new_password": "a long new password"}""", 422, "wrong_password", "/current_password")
        { As = Bad.Caller.Browser },
        ["no new password"] = new(Password, """{"current_password": "<admin password>"}""", 422, "required", "/new_password") { As = Bad.Caller.Browser },
        ["a key's new password"] = new(Password, """{"current_password": "a", "new_password": "b"}""", 401, "no_session"),
    };
}
