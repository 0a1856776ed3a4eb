namespace Parley.Server.Tests.Api.BadInput;

/// <summary>Changes of many tickets that cannot be.</summary>
internal static class BadBulkChanges
{
    private const string Bulk = "/api/v1/tickets/bulk";

    public static readonly Dictionary<string, Bad> Table = new()
    {
        ["many tickets and none named"] = Change("""{"changes": {"priority": "high"}}""", "required", "/ticket_ids"),
        ["many tickets named and asked for"] = Change("""{"ticket_ids": ["<ticket>"], "q": "vip", "changes": {"priority": "high"}}""", "required", "/ticket_ids"),
        ["an empty list of many tickets"] = Change("""{"ticket_ids": [], "changes": {"priority": "high"}}""", "required", "/ticket_ids"),
        ["10,001 tickets at once"] = Change($$"""{"ticket_ids": [{{string.Join(',', Enumerable.Repeat("\"<ticket>\"", 10_001))}}], "changes": {"priority": "high"} }""", "too_many", "/ticket_ids"),
        ["many tickets, one of which nobody knows"] = Change("""{"ticket_ids": ["<ticket>", "<nobody>"], "changes": {"priority": "high"}}""", "not_found", "/ticket_ids/1"),
        ["many tickets, one of another workspace"] = Change("""{"ticket_ids": ["<their ticket>"], "changes": {"priority": "high"}}""", "not_found", "/ticket_ids/0"),
        ["many tickets by a query that is none"] = Change("""{"q": "status:", "changes": {"priority": "high"}}""", "invalid_query", "/q"),
        ["many tickets by a query that finds nothing"] = Change("""{"q": "tag:nobody-has-this", "changes": {"priority": "high"}}""", "nothing_found", "/q"),
        ["many tickets and no change"] = Change("""{"ticket_ids": ["<ticket>"]}""", "required", "/changes"),
        ["many tickets and an empty change"] = Change("""{"ticket_ids": ["<ticket>"], "changes": {"add_tags": []}}""", "required", "/changes"),
        ["a status that is none for many"] = Change("""{"ticket_ids": ["<ticket>"], "changes": {"status": "done"}}""", "unknown_word", "/changes/status"),
        ["another workspace's status for many"] = Change("""{"ticket_ids": ["<ticket>"], "changes": {"status_id": "<their status>"}}""", "not_found", "/changes/status_id"),
        ["another workspace's agent for many"] = Change("""{"ticket_ids": ["<ticket>"], "changes": {"assignee_id": "<their agent>"}}""", "not_found", "/changes/assignee_id"),
        ["another workspace's team for many"] = Change("""{"ticket_ids": ["<ticket>"], "changes": {"team_id": "<their team>"}}""", "not_found", "/changes/team_id"),
        ["a tag with a blank for many"] = Change("""{"ticket_ids": ["<ticket>"], "changes": {"add_tags": ["a", "a b"]}}""", "invalid", "/changes/add_tags/1"),
        ["a field nobody knows for many"] = Change("""{"ticket_ids": ["<ticket>"], "changes": {"custom_fields": {"plan": 1}}}""", "unknown_field", "/changes/custom_fields/plan"),
        ["a subject for many"] = new($"POST {Bulk}", """{"ticket_ids": ["<ticket>"], "changes": {"subject": "A"}}""", 400, "unknown_field", "/changes/subject"),
        ["a change of many nobody knows"] = new($"GET {Bulk}/<nobody>", null, 404, "not_found"),
        ["another workspace's change of many"] = new($"POST {Bulk}/<their bulk change>/cancel", null, 404, "not_found"),
        ["an outcome that is none"] = new($"GET {Bulk}/<bulk change>/results?outcome=lost", null, 422, "unknown_word", "/outcome"),
    };

    private static Bad Change(string json, string code, string pointer) => new($"POST {Bulk}", json, 422, code, pointer);
}
