namespace Parley.Server.Tests.Api.BadInput;

/// <summary>Queries that cannot be answered.</summary>
internal static class BadLists
{
    public static readonly Dictionary<string, Bad> Table = new()
    {
        ["a page of nothing"] = Query("limit=0", 422, "out_of_range", "/limit"),
        ["a page of 101"] = Query("limit=101", 422, "out_of_range", "/limit"),
        ["a limit in letters"] = Query("limit=abc", 422, "out_of_range", "/limit"),
        ["a limit below nothing"] = Query("limit=-1", 422, "out_of_range", "/limit"),
        ["a limit with a fraction"] = Query("limit=2.5", 422, "out_of_range", "/limit"),
        ["a limit beyond all numbers"] = Query("limit=99999999999", 422, "out_of_range", "/limit"),
        ["an empty limit"] = Query("limit=", 422, "out_of_range", "/limit"),
        ["an unknown sort"] = Query("sort=subject", 422, "unknown_word", "/sort"),
        ["an empty sort"] = Query("sort=", 422, "unknown_word", "/sort"),
        ["a sort with two dashes"] = Query("sort=--number", 422, "unknown_word", "/sort"),
        ["a cursor that is none"] = Query("after=abc", 400, "cursor_mismatch"),
        ["a cursor with strange characters"] = Query("after=%F0%9F%98%80%00", 400, "cursor_mismatch"),
        ["an empty cursor"] = Query("after=", 400, "cursor_mismatch"),
        ["a cursor of another sort"] = Query("sort=number&after=<cursor by priority>", 400, "cursor_mismatch"),
        ["a cursor of the other direction"] = Query("sort=-priority&after=<cursor by priority>", 400, "cursor_mismatch"),
        ["a cursor of another filter"] = Query("status=open&after=<cursor>", 400, "cursor_mismatch"),
        ["a cursor of another search"] = Query("q=words&after=<cursor>", 400, "cursor_mismatch"),
        ["a cursor of another list"] = new("GET /api/v1/contacts?after=<cursor>", null, 400, "cursor_mismatch"),
        ["a cursor that was changed by hand"] = Query("after=<forged cursor>", 400, "cursor_mismatch"),
        ["a cursor by priority that was changed by hand"] = Query("sort=priority&after=<forged cursor by priority>", 400, "cursor_mismatch"),
        ["an unknown filter"] = Query("colour=red", 400, "unknown_parameter", "/colour"),
        ["a filter given twice"] = Query("status=open&status=new", 400, "repeated_parameter", "/status"),
        ["an unknown status among known ones"] = Query("status=open,done", 422, "unknown_word", "/status"),
        ["an empty status"] = Query("status=", 422, "unknown_word", "/status"),
        ["an unknown priority in a filter"] = Query("priority=5", 422, "unknown_word", "/priority"),
        ["an unknown type in a filter"] = Query("type=bug", 422, "unknown_word", "/type"),
        ["an unknown source in a filter"] = Query("source=fax", 422, "unknown_word", "/source"),
        ["an assignee in a filter who is no id"] = Query("assignee=maya", 422, "invalid_id", "/assignee"),
        ["a team in a filter that is no id"] = Query("team=7", 422, "invalid_id", "/team"),
        ["a requester in a filter who is no id"] = Query("requester=me", 422, "invalid_id", "/requester"),
        ["a company in a filter that is no id"] = Query("company=none", 422, "invalid_id", "/company"),
        ["NUL in a tag to filter by"] = Query("tag=%00", 422, "invalid_text", "/tag"),
        ["NUL in an address to filter by"] = new("GET /api/v1/contacts?email=%00", null, 422, "invalid_text", "/email"),
        ["a time in words to filter by"] = Query("created_from=yesterday", 422, "invalid_time", "/created_from"),
        ["a date without a time to filter by"] = Query("created_to=2026-11-20", 422, "invalid_time", "/created_to"),
        ["a month that is none to filter by"] = Query("updated_from=2026-13-01T00:00:00Z", 422, "invalid_time", "/updated_from"),
        ["a phrase that does not end"] = Query("q=%22no%20end", 422, "invalid_query", "/q"),
        ["a search for what is not to be found"] = Query("q=-refund", 422, "invalid_query", "/q"),
        ["a search without a word"] = Query("q=%20%2C%20", 422, "invalid_query", "/q"),
        ["NUL in a search"] = Query("q=a%00b", 422, "invalid_text", "/q"),
        ["a search of 301 characters"] = Query($"q={new string('x', 301)}", 422, "too_long", "/q"),
        ["the messages of nothing"] = new("GET /api/v1/tickets/<nobody>/messages", null, 404, "not_found"),
        ["the timeline of nothing"] = new("GET /api/v1/tickets/<nobody>/events", null, 404, "not_found"),
        ["the files of nothing"] = new("GET /api/v1/files/ticket/<nobody>", null, 404, "not_found"),
        ["an unknown parameter of one thing"] = new("GET /api/v1/tickets/<ticket>?expand=all", null, 400, "unknown_parameter", "/expand"),
        ["a page of messages that is too long"] = new("GET /api/v1/tickets/<ticket>/messages?limit=1000", null, 422, "out_of_range", "/limit"),
        ["a page of agents in letters"] = new("GET /api/v1/agents?limit=x", null, 422, "out_of_range", "/limit"),
    };

    private static Bad Query(string query, int status, string code, string? pointer = null) => new($"GET /api/v1/tickets?{query}", null, status, code, pointer);
}
