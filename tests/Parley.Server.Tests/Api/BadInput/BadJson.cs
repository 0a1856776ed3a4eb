using System.Net.Http.Headers;
using System.Text;

namespace Parley.Server.Tests.Api.BadInput;

/// <summary>Bodies that are no JSON, or of another shape than asked for.</summary>
internal static class BadJson
{
    private const string Open = "POST /api/v1/tickets";

    public static readonly Dictionary<string, Bad> Table = new()
    {
        ["JSON that ends early"] = new(Open, """{"subject": "A""", 400, "malformed_json", ""),
        ["JSON with single quotes"] = new(Open, "{'subject': 'A'}", 400, "malformed_json", ""),
        ["JSON with a comma too many"] = new(Open, """{"subject": "A",}""", 400, "malformed_json", ""),
        ["JSON with a comment"] = new(Open, """{"subject": "A" /* no */}""", 400, "malformed_json", ""),
        ["two objects in one body"] = new(Open, "{} {}", 400, "malformed_json", ""),
        ["JSON that is nested beyond all reason"] = new(Open, new string('[', 200) + new string(']', 200), 400, "malformed_json", ""),
        ["an empty body"] = new(Open, "", 400, "malformed_json", ""),
        ["a body of bytes that are no UTF-8"] = new(Open, null, 400, "malformed_json", "") { Content = () => Bytes([.. "{\"subject\": \""u8, 0xFF, .. "\"}"u8]) },
        ["a number that is none"] = new(Open, """{"subject": 1e}""", 400, "malformed_json", ""),
        ["no body at all"] = new(Open, null, 400, "not_json"),
        ["a body of another type"] = new(Open, "{}", 400, "not_json") { ContentType = "text/plain" },
        ["a form in place of JSON"] = new(Open, "subject=A", 400, "not_json") { ContentType = "application/x-www-form-urlencoded" },
        ["an array in place of an object"] = new(Open, "[]", 400, "wrong_type", ""),
        ["a text in place of an object"] = new(Open, "\"A\"", 400, "wrong_type", ""),
        ["null in place of an object"] = new(Open, "null", 400, "wrong_type", ""),
        ["a body of more than a megabyte"] = new(Open, TicketJson.With("description", $"\"{new string('x', 1_100_000)}\""), 413, "body_too_large"),
        ["an unknown field"] = new(Open, TicketJson.With("colour", "\"red\""), 400, "unknown_field", "/colour"),
        ["a known field in other letters"] = new(Open, TicketJson.With("Subject", "\"A\""), 400, "unknown_field", "/Subject"),
        ["an unknown field of the requester"] = new(Open, TicketJson.With("requester", """{"email": "a@b.example", "phone": "1"}"""), 400, "unknown_field", "/requester/phone"),
        ["an unknown field with a name that pointers escape"] = new(Open, TicketJson.With("a/b~c.d", "1"), 400, "unknown_field", "/a~1b~0c.d"),
        ["an unknown field with quotes and brackets in its name"] = new(Open, TicketJson.With("x['y']", "1"), 400, "unknown_field", "/x['y']"),
        ["a field that stands there twice"] = new(Open, """{"subject": "A", "subject": "B"}""", 400, "duplicate_field", "/subject"),
        ["a field of the requester that stands there twice"] = new(
            Open, TicketJson.With("requester", """{"email": "a@b.example", "email": "c@d.example"}"""), 400, "duplicate_field", "/requester/email"),
        ["the same field twice, once escaped"] = new(Open, """{"subject": "A", "\u0073ubject": "B"}""", 400, "duplicate_field", "/subject"),
        ["a custom field that stands there twice"] = new(Open, TicketJson.With("custom_fields", """{"a": 1, "a": 2}"""), 400, "duplicate_field", "/custom_fields/a"),
        ["an unknown field beside a wrong type"] = new(Open, """{"colour": {}, "subject": 5}""", 400, "unknown_field", "/colour"),
        ["half a surrogate pair"] = new(Open, TicketJson.With("subject", "\"A \\ud800 B\""), 422, "invalid_text", "/subject"),
        ["half a surrogate pair in a tag"] = new(Open, TicketJson.With("tags", "[\"a\", \"\\udc00\"]"), 422, "invalid_text", "/tags/1"),
        ["half a surrogate pair in a word"] = new(Open, TicketJson.With("priority", "\"\\ud800\""), 422, "invalid_text", "/priority"),
        ["half a surrogate pair in an id"] = new(Open, TicketJson.With("team_id", "\"\\ud800\""), 422, "invalid_text", "/team_id"),
        ["half a surrogate pair in a field's name"] = new(Open, TicketJson.With("\\ud800", "1"), 400, "malformed_json", ""),
    };

    private static ByteArrayContent Bytes(byte[] bytes)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json", Encoding.UTF8.WebName);
        return content;
    }
}

/// <summary>The body of a ticket that would be opened, were it not for one field.</summary>
internal static class TicketJson
{
    private static readonly Dictionary<string, string> Right = new()
    {
        ["subject"] = "\"A\"",
        ["description"] = "\"B\"",
        ["requester"] = """{"email": "new-<tag>@home.example"}""",
    };

    /// <param name="json">What the field is in place of what is right; null leaves it out.</param>
    public static string With(string field, string? json)
    {
        var fields = new Dictionary<string, string>(Right);
        fields.Remove(field);
        if (json is not null)
        {
            fields[field] = json;
        }

        return $"{{{string.Join(", ", fields.Select(f => $"\"{f.Key}\": {f.Value}"))}}}";
    }
}
