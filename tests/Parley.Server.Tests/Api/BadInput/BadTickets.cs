namespace Parley.Server.Tests.Api.BadInput;

/// <summary>Tickets that cannot be opened so.</summary>
internal static class BadTickets
{
    public static readonly Dictionary<string, Bad> Table = new Dictionary<string, Bad>[] { WrongTypes(), WrongTexts(), WrongEmails(), WrongReferences() }
        .SelectMany(t => t).ToDictionary();

    private static Dictionary<string, Bad> WrongTypes() => new()
    {
        ["a subject that is a number"] = Type("subject", "5", "/subject"),
        ["a description that is a list"] = Type("description", "[]", "/description"),
        ["a requester that is a text"] = Type("requester", "\"maya\"", "/requester"),
        ["an email address that is a number"] = Type("requester", """{"email": 5}""", "/requester/email"),
        ["a name that is an object"] = Type("requester", """{"email": "a@b.example", "name": {}}""", "/requester/name"),
        ["a priority that is a number"] = Type("priority", "3", "/priority"),
        ["a type that is a boolean"] = Type("type", "true", "/type"),
        ["a source that is an object"] = Type("source", "{}", "/source"),
        ["tags that are a text"] = Type("tags", "\"vip\"", "/tags"),
        ["a tag that is a number"] = Type("tags", "[\"a\", 1]", "/tags/1"),
        ["an assignee that is a number"] = Type("assignee_id", "5", "/assignee_id"),
        ["a team that is an object"] = Type("team_id", "{}", "/team_id"),
        ["custom fields that are a list"] = Type("custom_fields", "[]", "/custom_fields"),
        ["files that are a text"] = Type("file_ids", "\"x\"", "/file_ids"),
        ["a file that is a number"] = Type("file_ids", "[5]", "/file_ids/0"),
        ["a file that is null"] = Type("file_ids", "[null]", "/file_ids/0"),
    };

    private static Dictionary<string, Bad> WrongTexts() => new()
    {
        ["no subject"] = Field("subject", null, "required"),
        ["no description"] = Field("description", null, "required"),
        ["a subject that is null"] = Field("subject", "null", "required"),
        ["a blank subject"] = Field("subject", "\" \\t\\n \"", "required"),
        ["a blank description"] = Field("description", "\"\"", "required"),
        ["a subject of 251 characters"] = Field("subject", Text(251), "too_long"),
        ["a description of 100,001 characters"] = Field("description", Text(100_001), "too_long"),
        ["NUL in the subject"] = Field("subject", "\"A\\u0000B\"", "invalid_text"),
        ["NUL in the description"] = Field("description", "\"A\\u0000B\"", "invalid_text"),
        ["NUL in a tag"] = Field("tags", "[\"a\\u0000\"]", "invalid_text", "/tags/0"),
        ["51 tags"] = Field("tags", $"[{string.Join(',', Enumerable.Range(0, 51).Select(i => $"\"t{i}\""))}]", "too_many"),
        ["a tag of 61 characters"] = Field("tags", $"[{Text(61)}]", "too_long", "/tags/0"),
        ["a blank tag"] = Field("tags", "[\"a\", \" \"]", "required", "/tags/1"),
        ["a tag that is null"] = Field("tags", "[null]", "required", "/tags/0"),
        ["a tag of two words"] = Field("tags", "[\"two words\"]", "invalid", "/tags/0"),
        ["a tag with a comma"] = Field("tags", "[\"a,b\"]", "invalid", "/tags/0"),
        ["an unknown priority"] = Field("priority", "\"critical\"", "unknown_word"),
        ["a priority in capitals"] = Field("priority", "\"HIGH\"", "unknown_word"),
        ["an unknown type"] = Field("type", "\"bug\"", "unknown_word"),
        ["an unknown source"] = Field("source", "\"fax\"", "unknown_word"),
        ["an unknown custom field"] = Field("custom_fields", """{"plan": "gold"}""", "unknown_field", "/custom_fields/plan"),
    };

    private static Dictionary<string, Bad> WrongEmails() => new()
    {
        ["no requester"] = Field("requester", null, "required", "/requester/email"),
        ["a requester without an address"] = Field("requester", """{"name": "Maya"}""", "required", "/requester/email"),
        ["a name of 201 characters"] = Field("requester", $$"""{"email": "a@b.example", "name": {{Text(201)}}}""", "too_long", "/requester/name"),
        ["NUL in a name"] = Field("requester", """{"email": "a@b.example", "name": "A\u0000"}""", "invalid_text", "/requester/name"),
        ["an address without an @"] = Email("maya"),
        ["an address without a host"] = Email("maya@"),
        ["an address without a name"] = Email("@home.example"),
        ["an address with a blank"] = Email("maya b@home.example"),
        ["an address with two @"] = Email("maya@b@home.example"),
        ["an address whose host begins with a dash"] = Email("maya@-home.example"),
        ["an address with a display name"] = Email("Maya <maya@home.example>"),
        ["two addresses"] = Email("maya@home.example,ben@home.example"),
        ["an address with a line's end in it"] = Email("maya@home.example\\r\\nBcc: ben@home.example"),
        ["an address with an invisible character"] = Email("maya\\u200b@home.example"),
        ["an address of 255 characters"] = Field("requester", $$"""{"email": "{{new string('a', 60)}}@{{new string('b', 194)}}"}""", "too_long", "/requester/email"),
    };

    private static Dictionary<string, Bad> WrongReferences() => new()
    {
        ["an assignee's id that is no UUID"] = Field("assignee_id", "\"7\"", "invalid_id"),
        ["an assignee nobody knows"] = Field("assignee_id", "\"<nobody>\"", "not_found"),
        ["an assignee who is a contact"] = Field("assignee_id", "\"<contact>\"", "not_found"),
        ["a team nobody knows"] = Field("team_id", "\"<nobody>\"", "not_found"),
        ["a file nobody knows"] = Field("file_ids", "[\"<nobody>\"]", "not_found", "/file_ids/0"),
        ["a file's id that is no UUID"] = Field("file_ids", "[\"<loose file>\", \"x\"]", "invalid_id", "/file_ids/1"),
        ["a file that another has uploaded"] = Field("file_ids", "[\"<loose file>\", \"<others file>\"]", "not_found", "/file_ids/1"),
        ["a file that hangs on a ticket already"] = Field("file_ids", "[\"<attached file>\"]", "not_found", "/file_ids/0"),
        ["a file given twice"] = Field("file_ids", "[\"<loose file>\", \"<loose file>\"]", "not_found", "/file_ids/1"),
        ["21 files"] = Field("file_ids", $"[{string.Join(',', Enumerable.Repeat("\"<nobody>\"", 21))}]", "too_many"),
        ["an unknown query parameter where none is known"] = new(
            "POST /api/v1/tickets?dry_run=1", TicketJson.With("subject", "\"A\""), 400, "unknown_parameter", "/dry_run"),
    };

    private static Bad Type(string field, string json, string pointer) => new("POST /api/v1/tickets", TicketJson.With(field, json), 400, "wrong_type", pointer);

    private static Bad Field(string field, string? json, string code, string? pointer = null) =>
        new("POST /api/v1/tickets", TicketJson.With(field, json), 422, code, pointer ?? $"/{field}");

    private static Bad Email(string address) => Field("requester", $$"""{"email": "{{address}}"}""", "invalid_email", "/requester/email");

    private static string Text(int length) => $"\"{new string('x', length)}\"";
}
