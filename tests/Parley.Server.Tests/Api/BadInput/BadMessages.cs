namespace Parley.Server.Tests.Api.BadInput;

/// <summary>Messages that do not enter a conversation.</summary>
internal static class BadMessages
{
    public static readonly Dictionary<string, Bad> Table = new()
    {
        ["no kind"] = Message("""{"body": "A"}""", 422, "required", "/kind"),
        ["an unknown kind"] = Message("""{"kind": "letter", "body": "A"}""", 422, "unknown_word", "/kind"),
        ["a kind that only Parley writes"] = Message("""{"kind": "system", "body": "A"}""", 422, "unknown_word", "/kind"),
        ["no text"] = Message("""{"kind": "public_reply"}""", 422, "required", "/body"),
        ["a blank text"] = Message("""{"kind": "public_reply", "body": " \n "}""", 422, "required", "/body"),
        ["a text that is a number"] = Message("""{"kind": "public_reply", "body": 5}""", 400, "wrong_type", "/body"),
        ["a text of 100,001 characters"] = Message($$"""{"kind": "public_reply", "body": "{{new string('x', 100_001)}}"}""", 422, "too_long", "/body"),
        ["NUL in a text"] = Message("""{"kind": "public_reply", "body": "A\u0000B"}""", 422, "invalid_text", "/body"),
        ["half a surrogate pair in a text"] = Message("""{"kind": "public_reply", "body": "\ud800"}""", 422, "invalid_text", "/body"),
        ["HTML of which nothing is left"] = Message("""{"kind": "public_reply", "body": "<script>alert(1)</script>", "format": "html"}""", 422, "required", "/body"),
        ["an unknown format"] = Message("""{"kind": "public_reply", "body": "A", "format": "rtf"}""", 422, "unknown_word", "/format"),
        ["an unknown field of a message"] = Message("""{"kind": "public_reply", "body": "A", "subject": "B"}""", 400, "unknown_field", "/subject"),
        ["an unknown field of the author"] = Message("""{"kind": "public_reply", "body": "A", "author": {"name": "B"}}""", 400, "unknown_field", "/author/name"),
        ["an author without an id"] = Message("""{"kind": "public_reply", "body": "A", "author": {}}""", 422, "required", "/author/contact_id"),
        ["an author nobody knows"] = Message("""{"kind": "public_reply", "body": "A", "author": {"contact_id": "<nobody>"}}""", 422, "not_found", "/author/contact_id"),
        ["an author's id that is no UUID"] = Message("""{"kind": "public_reply", "body": "A", "author": {"contact_id": "7"}}""", 422, "invalid_id", "/author/contact_id"),
        ["a customer's internal note"] = Message("""{"kind": "internal_note", "body": "A", "author": {"contact_id": "<contact>"}}""", 422, "invalid", "/author"),
        ["another's words without the right"] = Message(
            """{"kind": "public_reply", "body": "A", "author": {"contact_id": "<contact>"}}""", 403, "forbidden") with
        { As = Bad.Caller.Writer },
        ["another time without the right"] = Message(
            """{"kind": "public_reply", "body": "A", "created_at": "2026-01-01T00:00:00Z"}""", 403, "forbidden") with
        { As = Bad.Caller.Writer },
        ["a time to come"] = At("2199-01-01T00:00:00Z", "out_of_range"),
        ["a time before the ticket"] = At("2001-01-01T00:00:00Z", "out_of_range"),
        ["the last time there is"] = At("9999-12-31T23:59:59.999Z", "out_of_range"),
        ["the first time there is"] = At("0001-01-01T00:00:00Z", "out_of_range"),
        ["a time before the first"] = At("0001-01-01T00:00:00+14:00", "invalid_time"),
        ["a time after the last"] = At("9999-12-31T23:59:59-14:00", "invalid_time"),
        ["a time in words"] = At("yesterday", "invalid_time"),
        ["a date without a time"] = At("2026-11-20", "invalid_time"),
        ["a date of another country"] = At("11/20/2026 10:00:00 AM", "invalid_time"),
        ["a day that is none"] = At("2026-02-30T00:00:00Z", "invalid_time"),
        ["a time without its zone"] = At("2026-11-20T09:30:00", "invalid_time"),
        ["a time that is a number"] = Message("""{"kind": "public_reply", "body": "A", "created_at": 1790000000}""", 400, "wrong_type", "/created_at"),
        ["a file of another's in a message"] = Message("""{"kind": "public_reply", "body": "A", "file_ids": ["<others file>"]}""", 422, "not_found", "/file_ids/0"),
        ["a message to what is closed"] = new("POST /api/v1/tickets/<closed>/messages", """{"kind": "internal_note", "body": "A"}""", 409, "ticket_closed"),
        ["a message to nothing"] = new("POST /api/v1/tickets/<nobody>/messages", """{"kind": "internal_note", "body": "A"}""", 404, "not_found"),
    };

    private static Bad Message(string json, int status, string code, string? pointer = null) =>
        new("POST /api/v1/tickets/<ticket>/messages", json, status, code, pointer);

    private static Bad At(string time, string code) => Message($$"""{"kind": "public_reply", "body": "A", "created_at": "{{time}}"}""", 422, code, "/created_at");
}
