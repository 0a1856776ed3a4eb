namespace Parley.Server.Tests.Api.BadInput;

/// <summary>Fields of the workspace's own that cannot be, and values that they do not take.</summary>
internal static class BadFields
{
    private const string Fields = "/api/v1/ticket-fields";
    private const string Ticket = "/api/v1/tickets/<ticket>";

    public static readonly Dictionary<string, Bad> Table = new Dictionary<string, Bad>[] { WrongNewFields(), WrongOptions(), WrongChanges(), WrongValues(), WrongQueries() }
        .SelectMany(t => t).ToDictionary();

    private static Dictionary<string, Bad> WrongNewFields() => new()
    {
        ["a field without a key"] = New("""{"name": "A", "type": "text"}""", "required", "/key"),
        ["a field's key with a capital"] = New("""{"key": "Plan", "name": "A", "type": "text"}""", "invalid", "/key"),
        ["a field's key that begins with a digit"] = New("""{"key": "2nd", "name": "A", "type": "text"}""", "invalid", "/key"),
        ["a field's key with a dot"] = New("""{"key": "a.b", "name": "A", "type": "text"}""", "invalid", "/key"),
        ["a field's key of 41 letters"] = New($$"""{"key": "{{new string('x', 41)}}", "name": "A", "type": "text"}""", "too_long", "/key"),
        ["a field's key that is taken"] = New("""{"key": "tier", "name": "A", "type": "text"}""", "taken", "/key"),
        ["an archived field's key"] = New("""{"key": "gone", "name": "A", "type": "text"}""", "taken", "/key"),
        ["a field without a name"] = New("""{"key": "plan", "type": "text"}""", "required", "/name"),
        ["a field's name of 61 letters"] = New($$"""{"key": "plan", "name": "{{new string('x', 61)}}", "type": "text"}""", "too_long", "/name"),
        ["a field's name that is taken"] = New("""{"key": "plan", "name": "TIER <tag>", "type": "text"}""", "taken", "/name"),
        ["NUL in a field's name"] = New("""{"key": "plan", "name": "A\u0000", "type": "text"}""", "invalid_text", "/name"),
        ["a field without a type"] = New("""{"key": "plan", "name": "A"}""", "required", "/type"),
        ["a field of a type that is none"] = New("""{"key": "plan", "name": "A", "type": "colour"}""", "unknown_word", "/type"),
        ["a field's help of 301 letters"] = New($$"""{"key": "plan", "name": "A", "type": "text", "help": "{{new string('x', 301)}}"}""", "too_long", "/help"),
        ["a field that is required of new tickets"] = New("""{"key": "plan", "name": "A", "type": "text", "required_on": ["resolved", "new"]}""", "impossible", "/required_on/1"),
        ["a field that is required twice"] = New("""{"key": "plan", "name": "A", "type": "text", "required_on": ["open", "open"]}""", "repeated", "/required_on/1"),
        ["a field that is required of no status"] = New("""{"key": "plan", "name": "A", "type": "text", "required_on": ["done"]}""", "unknown_word", "/required_on/0"),
        ["a field from one who may not"] = new($"POST {Fields}", """{"key": "plan", "name": "A", "type": "text"}""", 403, "forbidden") { As = Bad.Caller.Writer },
        ["a field with a place"] = new($"POST {Fields}", """{"key": "plan", "name": "A", "type": "text", "position": 1}""", 400, "unknown_field", "/position"),
    };

    private static Dictionary<string, Bad> WrongOptions() => new()
    {
        ["a select without options"] = New("""{"key": "plan", "name": "A", "type": "select"}""", "required", "/options"),
        ["a select with options out of use alone"] = New("""{"key": "plan", "name": "A", "type": "select", "options": [{"name": "Gold", "active": false}]}""", "required", "/options"),
        ["a text with options"] = New("""{"key": "plan", "name": "A", "type": "text", "options": [{"name": "Gold"}]}""", "not_allowed", "/options"),
        ["an option without a name"] = New("""{"key": "plan", "name": "A", "type": "select", "options": [{"name": "Gold"}, {"key": "silver"}]}""", "required", "/options/1/name"),
        ["an option that is null"] = New("""{"key": "plan", "name": "A", "type": "select", "options": [null]}""", "required", "/options/0/name"),
        ["two options of one name"] = New("""{"key": "plan", "name": "A", "type": "select", "options": [{"name": "Gold"}, {"name": "gold "}]}""", "repeated", "/options/1/name"),
        ["two options of one key"] = New("""{"key": "plan", "name": "A", "type": "select", "options": [{"key": "a", "name": "Gold"}, {"key": "a", "name": "Silver"}]}""", "repeated", "/options/1/key"),
        ["an option's key with a blank"] = New("""{"key": "plan", "name": "A", "type": "select", "options": [{"key": "a b", "name": "Gold"}]}""", "invalid", "/options/0/key"),
        ["an option called none"] = New("""{"key": "plan", "name": "A", "type": "select", "options": [{"key": "none", "name": "Gold"}]}""", "invalid", "/options/0/key"),
        ["201 options"] = New($$"""{"key": "plan", "name": "A", "type": "select", "options": [{{string.Join(',', Enumerable.Range(0, 201).Select(i => $$"""{"name": "O{{i}}"}"""))}}]}""", "too_many", "/options"),
        ["no option left"] = new($"PATCH {Fields}/<field>", """{"options": []}""", 422, "required", "/options"),
    };

    private static Dictionary<string, Bad> WrongChanges() => new()
    {
        ["another key for a field"] = new($"PATCH {Fields}/<field>", """{"key": "plan"}""", 400, "unknown_field", "/key"),
        ["another type for a field"] = new($"PATCH {Fields}/<field>", """{"type": "text"}""", 400, "unknown_field", "/type"),
        ["a blank name for a field"] = new($"PATCH {Fields}/<field>", """{"name": " "}""", 422, "required", "/name"),
        ["another's name for a field"] = new($"PATCH {Fields}/<field>", """{"name": "serial <tag>"}""", 422, "taken", "/name"),
        ["options for a field that has none"] = new($"PATCH {Fields}/<another field>", """{"options": [{"name": "Gold"}]}""", 422, "not_allowed", "/options"),
        ["a field nobody knows"] = new($"PATCH {Fields}/<nobody>", """{"name": "A"}""", 404, "not_found"),
        ["archiving another workspace's field"] = new($"DELETE {Fields}/<their field>", null, 404, "not_found"),
        ["archiving by one who may not"] = new($"DELETE {Fields}/<field>", null, 403, "forbidden") { As = Bad.Caller.Writer },
        ["an order of some fields"] = new($"PUT {Fields}/order", """{"field_ids": ["<field>"]}""", 422, "incomplete", "/field_ids"),
        ["an order with a field twice"] = new($"PUT {Fields}/order", """{"field_ids": ["<field>", "<field>"]}""", 422, "duplicate", "/field_ids/1"),
        ["an order with another workspace's field"] = new($"PUT {Fields}/order", """{"field_ids": ["<their field>"]}""", 422, "not_found", "/field_ids/0"),
    };

    private static Dictionary<string, Bad> WrongValues() => new()
    {
        ["a value for a field nobody knows"] = Value("plan", "1", "unknown_field"),
        ["a value for an archived field"] = Value("gone", "\"A\"", "archived"),
        ["a value at a name with a slash"] = new($"PATCH {Ticket}", """{"custom_fields": {"a/b~c": 1}}""", 422, "unknown_field", "/custom_fields/a~1b~0c"),
        ["a number for a text"] = Value("serial", "7", "wrong_type"),
        ["a text of 251 letters"] = Value("serial", $"\"{new string('x', 251)}\"", "too_long"),
        ["NUL in a field's text"] = Value("serial", "\"A\\u0000\"", "invalid_text"),
        ["a long text of 5,001 letters"] = Value("a_multiline", $"\"{new string('x', 5001)}\"", "too_long"),
        ["a text for a number"] = Value("a_number", "\"7\"", "wrong_type"),
        ["half a number"] = Value("a_number", "7.5", "out_of_range"),
        ["a number beyond what a browser holds"] = Value("a_number", "9007199254740992", "out_of_range"),
        ["a decimal of seven places"] = Value("a_decimal", "0.1234567", "out_of_range"),
        ["a decimal beyond all measure"] = Value("a_decimal", "1e300", "out_of_range"),
        ["a word for a checkbox"] = Value("a_checkbox", "\"yes\"", "wrong_type"),
        ["a day that there is not"] = Value("a_date", "\"2026-02-30\"", "invalid_date"),
        ["a time for a day"] = Value("a_date", "\"2026-02-20T10:00:00Z\"", "invalid_date"),
        ["an option that there is not"] = Value("tier", "\"lead\"", "unknown_option"),
        ["an option by its name"] = Value("tier", "\"Gold\"", "unknown_option"),
        ["a list for one option"] = Value("tier", "[\"gold\"]", "wrong_type"),
        ["one option for a list"] = Value("a_multiselect", "\"red\"", "wrong_type"),
        ["an option out of use"] = Value("a_multiselect", "[\"red\", \"blue\"]", "inactive"),
        ["a number among options"] = Value("a_multiselect", "[7]", "wrong_type"),
        ["custom fields that are a text"] = new($"PATCH {Ticket}", """{"custom_fields": "A"}""", 400, "wrong_type", "/custom_fields"),
        ["two wrong values at once"] = new($"PATCH {Ticket}", """{"subject": "A", "custom_fields": {"serial": 7, "tier": "lead"}}""", 422, "wrong_type", "/custom_fields/serial")
        {
            Also = [("/custom_fields/tier", "unknown_option")],
        },
        ["a wrong value for a new ticket"] = new(
            "POST /api/v1/tickets",
            """{"subject": "A", "description": "B", "requester": {"email": "maya@home.example"}, "custom_fields": {"serial": 7}}""", 422, "wrong_type", "/custom_fields/serial"),
    };

    private static Dictionary<string, Bad> WrongQueries() => new()
    {
        ["a query for a field nobody knows"] = Query("field.plan:gold", "/q"),
        ["a query for an option that there is not"] = Query("field.tier:lead", "/q"),
        ["a query for a number that is none"] = Query("field.a_number:many", "/q"),
        ["a query for a long text"] = Query("field.a_multiline:word", "/q"),
        ["a query for more than a field's value"] = Query("field.a_number%3E7", "/q"),
        ["a query for a field without a value"] = Query("field.tier:", "/q"),
    };

    private static Bad New(string json, string code, string pointer) => new($"POST {Fields}", json, 422, code, pointer);

    private static Bad Value(string key, string json, string code) => new($"PATCH {Ticket}", $$"""{"custom_fields": {"{{key}}": {{json}} } }""", 422, code, $"/custom_fields/{key}");

    private static Bad Query(string query, string pointer) => new($"GET /api/v1/tickets?q={query}", null, 422, "invalid_query", pointer);
}
