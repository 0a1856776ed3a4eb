namespace Parley.Server.Tests.Api.BadInput;

/// <summary>Changes that a ticket does not take.</summary>
internal static class BadChanges
{
    private const string Ticket = "/api/v1/tickets/<ticket>";
    private const string Closed = "/api/v1/tickets/<closed>";

    public static readonly Dictionary<string, Bad> Table = new()
    {
        ["a blank new subject"] = new($"PATCH {Ticket}", """{"subject": " "}""", 422, "required", "/subject"),
        ["a new subject of 251 characters"] = new($"PUT {Ticket}", $$"""{"subject": "{{new string('x', 251)}}"}""", 422, "too_long", "/subject"),
        ["an unknown status among other changes"] = new($"PATCH {Ticket}", """{"subject": "New", "status": "done"}""", 422, "unknown_word", "/status"),
        ["a field that cannot be changed"] = new($"PATCH {Ticket}", """{"number": 7}""", 400, "unknown_field", "/number"),
        ["new tags that are an object"] = new($"PATCH {Ticket}", """{"tags": {}}""", 400, "wrong_type", "/tags"),
        ["a new assignee nobody knows, beside a right change"] = new(
            $"PATCH {Ticket}", """{"priority": "high", "assignee_id": "<nobody>"}""", 422, "not_found", "/assignee_id"),
        ["a new team that is no UUID"] = new($"PATCH {Ticket}", """{"team_id": "sales"}""", 422, "invalid_id", "/team_id"),
        ["a new team that is a number"] = new($"PATCH {Ticket}", """{"team_id": 7}""", 400, "wrong_type", "/team_id"),
        ["a way back to new"] = new($"PATCH {Ticket}", """{"status": "new"}""", 409, "transition_not_allowed") { Allowed = ["pending", "on_hold", "resolved"] },
        ["a way back to new by its own path"] = new(
            $"PUT {Ticket}/status", """{"status": "new"}""", 409, "transition_not_allowed")
        { Allowed = ["pending", "on_hold", "resolved"] },
        ["closing what is not resolved"] = new(
            $"PUT {Ticket}/status", """{"status": "closed"}""", 409, "transition_not_allowed")
        { Allowed = ["pending", "on_hold", "resolved"] },
        ["reopening what is closed"] = new($"PUT {Closed}/status", """{"status": "open"}""", 409, "transition_not_allowed") { Allowed = [] },
        ["a change of what is closed"] = new($"PATCH {Closed}", """{"subject": "New"}""", 409, "ticket_closed"),
        ["a priority for what is closed"] = new($"PUT {Closed}/priority", """{"priority": "high"}""", 409, "ticket_closed"),
        ["an assignee for what is closed"] = new($"PUT {Closed}/assign", """{"agent_id": "<agent>"}""", 409, "ticket_closed"),
        ["no status"] = new($"PUT {Ticket}/status", "{}", 422, "required", "/status"),
        ["a status that is null"] = new($"PUT {Ticket}/status", """{"status": null}""", 422, "required", "/status"),
        ["a status that is a number"] = new($"PUT {Ticket}/status", """{"status": 2}""", 400, "wrong_type", "/status"),
        ["no priority"] = new($"PUT {Ticket}/priority", "{}", 422, "required", "/priority"),
        ["an unknown new priority"] = new($"PUT {Ticket}/priority", """{"priority": "p1"}""", 422, "unknown_word", "/priority"),
        ["nobody to assign to"] = new($"PUT {Ticket}/assign", "{}", 422, "required", ""),
        ["an agent nobody knows to assign to"] = new($"PUT {Ticket}/assign", """{"agent_id": "<nobody>"}""", 422, "not_found", "/agent_id"),
        ["a team nobody knows to assign to"] = new($"PUT {Ticket}/assign", """{"team_id": "<nobody>"}""", 422, "not_found", "/team_id"),
        ["If-Match without quotes"] = Match("1", 400, "invalid_if_match"),
        ["If-Match of a weak tag"] = Match("W/\"1\"", 400, "invalid_if_match"),
        ["If-Match of two tags"] = Match("\"1\", \"2\"", 400, "invalid_if_match"),
        ["If-Match of no number"] = Match("\"abc\"", 400, "invalid_if_match"),
        ["If-Match beyond all numbers"] = Match("\"99999999999999999999\"", 400, "invalid_if_match"),
        ["If-Match of a single quote"] = Match("\"", 400, "invalid_if_match"),
        ["If-Match of an older version"] = Match("\"1\"", 412, "version_mismatch"),
        ["If-Match of an older version at a message"] = new(
            $"POST {Ticket}/messages", """{"kind": "internal_note", "body": "A"}""", 412, "version_mismatch")
        { Header = ("If-Match", "\"1\"") },
        ["a ticket nobody knows"] = new("PATCH /api/v1/tickets/<nobody>", """{"subject": "New"}""", 404, "not_found"),
        ["a change by number"] = new("PATCH /api/v1/tickets/1", """{"subject": "New"}""", 404, "not_found"),
        ["a ticket's id that is none"] = new("GET /api/v1/tickets/abc", null, 404, "not_found"),
        ["a negative number"] = new("GET /api/v1/tickets/-1", null, 404, "not_found"),
        ["a number beyond all numbers"] = new("GET /api/v1/tickets/99999999999999999999", null, 404, "not_found"),
        ["a key that may only read and write tickets, for a team"] = new("POST /api/v1/teams", """{"name": "New"}""", 403, "forbidden") { As = Bad.Caller.Writer },
        ["nobody's change"] = new($"PATCH {Ticket}", """{"subject": "New"}""", 401, "unauthenticated") { As = Bad.Caller.Nobody },
    };

    private static Bad Match(string header, int status, string code) =>
        new($"PATCH {Ticket}", """{"subject": "New"}""", status, code) { Header = ("If-Match", header) };
}
