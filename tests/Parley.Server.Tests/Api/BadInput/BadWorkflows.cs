namespace Parley.Server.Tests.Api.BadInput;

/// <summary>Workflows and statuses that cannot be.</summary>
internal static class BadWorkflows
{
    private const string Transitions = "/api/v1/tickets/workflow/transitions";
    private const string Statuses = "/api/v1/tickets/workflow/statuses";
    private const string Ticket = "/api/v1/tickets/<ticket>";

    public static readonly Dictionary<string, Bad> Table = new Dictionary<string, Bad>[] { WrongMoves(), WrongDays(), WrongStatuses(), WrongChoices() }
        .SelectMany(t => t).ToDictionary();

    private static Dictionary<string, Bad> WrongMoves() => new()
    {
        ["a move back to new"] = Move("""{"from": "open", "to": "new"}""", "impossible", "/moves/0/to"),
        ["a move out of closed"] = Move("""{"from": "closed", "to": "open"}""", "impossible", "/moves/0/to"),
        ["a move to where it is"] = Move("""{"from": "open", "to": "open"}""", "impossible", "/moves/0/to"),
        ["a move from nowhere"] = Move("""{"to": "open"}""", "required", "/moves/0/from"),
        ["a move to nowhere"] = Move("""{"from": "open"}""", "required", "/moves/0/to"),
        ["a move given twice"] = Move("""{"from": "open", "to": "resolved"}, {"from": "open", "to": "resolved"}""", "repeated", "/moves/1"),
        ["an unknown need"] = Move("""{"from": "open", "to": "resolved", "needs": ["luck"]}""", "unknown_word", "/moves/0/needs/0"),
        ["a need given twice"] = Move("""{"from": "open", "to": "resolved", "needs": ["team", "team"]}""", "repeated", "/moves/0/needs/1"),
        ["an unknown role"] = Move("""{"from": "open", "to": "resolved", "roles": ["owner"]}""", "unknown_word", "/moves/0/roles/0"),
        ["a status without a way on"] = Move(
            """{"from": "new", "to": "open"}, {"from": "open", "to": "resolved"}, {"from": "pending", "to": "open"}, {"from": "on_hold", "to": "open"}""", "dead_end", "/moves"),
        ["no move at all"] = new($"PUT {Transitions}", """{"moves": []}""", 422, "dead_end", "/moves"),
        ["moves that are a text"] = new($"PUT {Transitions}", """{"moves": "all"}""", 400, "wrong_type", "/moves"),
        ["an unknown part of a workflow"] = new($"PUT {Transitions}", """{"auto": true}""", 400, "unknown_field", "/auto"),
        ["a workflow of another version"] = new($"PUT {Transitions}", "{}", 412, "version_mismatch") { Header = ("If-Match", "\"77\"") },
        ["a workflow from one who may not"] = new($"PUT {Transitions}", "{}", 403, "forbidden") { As = Bad.Caller.Writer },
        ["the moves of a ticket nobody knows"] = new($"GET {Transitions}?ticket_id=<nobody>", null, 404, "not_found"),
        ["the moves of another workspace's ticket"] = new($"GET {Transitions}?ticket_id=<their ticket>", null, 404, "not_found"),
        ["the moves of no ticket's id"] = new($"GET {Transitions}?ticket_id=7", null, 422, "invalid_id", "/ticket_id"),
    };

    private static Dictionary<string, Bad> WrongDays() => new()
    {
        ["days below nothing to close after"] = new($"PUT {Transitions}", """{"close_after_days": -1}""", 422, "out_of_range", "/close_after_days"),
        ["more than ten years to close after"] = new($"PUT {Transitions}", """{"close_after_days": 3651}""", 422, "out_of_range", "/close_after_days"),
        ["days below nothing to open again"] = new($"PUT {Transitions}", """{"reopen_within_days": -1}""", 422, "out_of_range", "/reopen_within_days"),
        ["half a day to open again"] = new($"PUT {Transitions}", """{"reopen_within_days": 0.5}""", 400, "wrong_type", "/reopen_within_days"),
    };

    private static Dictionary<string, Bad> WrongStatuses() => new()
    {
        ["a status without a name"] = new($"POST {Statuses}", """{"class": "open"}""", 422, "required", "/name"),
        ["a status without a class"] = new($"POST {Statuses}", """{"name": "Waiting for parts"}""", 422, "required", "/class"),
        ["a status of a class that is none"] = new($"POST {Statuses}", """{"name": "A", "class": "done"}""", 422, "unknown_word", "/class"),
        ["a status's name of 41 characters"] = new($"POST {Statuses}", $$"""{"name": "{{new string('x', 41)}}", "class": "open"}""", 422, "too_long", "/name"),
        ["NUL in a status's name"] = new($"POST {Statuses}", """{"name": "A\u0000", "class": "open"}""", 422, "invalid_text", "/name"),
        ["a status named as one of the six"] = new($"POST {Statuses}", """{"name": "On Hold", "class": "open"}""", 422, "taken", "/name"),
        ["a status named as another"] = new($"POST {Statuses}", """{"name": "STATUS <tag>", "class": "open"}""", 422, "taken", "/name"),
        ["a status before the first place"] = new($"POST {Statuses}", """{"name": "A", "class": "open", "order": 0}""", 422, "out_of_range", "/order"),
        ["a status from one who may not"] = new($"POST {Statuses}", """{"name": "A", "class": "open"}""", 403, "forbidden") { As = Bad.Caller.Writer },
        ["a new class for a status"] = new($"PATCH {Statuses}/<status>", """{"class": "open"}""", 400, "unknown_field", "/class"),
        ["a blank name for a status"] = new($"PATCH {Statuses}/<status>", """{"name": " "}""", 422, "required", "/name"),
        ["another's name for a status"] = new($"PATCH {Statuses}/<status>", """{"name": "another status <tag>"}""", 422, "taken", "/name"),
        ["a status nobody knows"] = new($"PATCH {Statuses}/<nobody>", """{"name": "A"}""", 404, "not_found"),
        ["deleting another workspace's status"] = new($"DELETE {Statuses}/<their status>", null, 404, "not_found"),
        ["a replacement nobody knows"] = new($"DELETE {Statuses}/<status>?replacement=<nobody>", null, 422, "not_found", "/replacement"),
        ["a replacement by itself"] = new($"DELETE {Statuses}/<status>?replacement=<status>", null, 422, "not_found", "/replacement"),
        ["another workspace's status as the replacement"] = new($"DELETE {Statuses}/<status>?replacement=<their status>", null, 422, "not_found", "/replacement"),
        ["a replacement that is no id"] = new($"DELETE {Statuses}/<status>?replacement=open", null, 422, "invalid_id", "/replacement"),
    };

    private static Dictionary<string, Bad> WrongChoices() => new()
    {
        ["a status nobody knows for a ticket"] = new($"PUT {Ticket}/status", """{"status_id": "<nobody>"}""", 422, "not_found", "/status_id"),
        ["another workspace's status for a ticket"] = new($"PATCH {Ticket}", """{"status_id": "<their status>"}""", 422, "not_found", "/status_id"),
        ["a status of another class than is said"] = new($"PUT {Ticket}/status", """{"status": "pending", "status_id": "<status>"}""", 422, "other_class", "/status_id"),
        ["a status that is no id"] = new($"PUT {Ticket}/status", """{"status_id": "parts"}""", 422, "invalid_id", "/status_id"),
        ["no status and none of one's own"] = new($"PUT {Ticket}/status", """{"status_id": null}""", 422, "required", "/status"),
    };

    // The first move is wrong; what follows would be right.
    private static Bad Move(string json, string code, string pointer) => new($"PUT {Transitions}", $$"""{"moves": [{{json}}]}""", 422, code, pointer);
}
