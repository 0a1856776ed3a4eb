namespace Parley.Server.Tests.Api.BadInput;

/// <summary>Calendars and promises that cannot be.</summary>
internal static class BadSla
{
    private const string Calendars = "POST /api/v1/sla/calendars";
    private const string Policies = "POST /api/v1/sla/policies";
    private const string Monday = """{"day": "monday", "from": "09:00", "to": "17:00"}""";
    private const string Urgent = """{"priority": "urgent", "first_response": 30}""";

    public static readonly Dictionary<string, Bad> Table = new()
    {
        ["a calendar without a name"] = Calendar(422, "required", "/name", name: " "),
        ["a calendar whose name is taken"] = Calendar(422, "taken", "/name", name: "calendar <tag>"),
        ["a calendar that takes another's name"] = new(
            "PUT /api/v1/sla/calendars/<another calendar>", $$"""{"name": "calendar <tag>", "time_zone": "UTC", "hours": [{{Monday}}]}""", 422, "taken", "/name"),
        ["a calendar without a time zone"] = new(Calendars, $$"""{"name": "A", "hours": [{{Monday}}]}""", 422, "required", "/time_zone"),
        ["a calendar in a zone that is nowhere"] = Calendar(422, "unknown_zone", "/time_zone", zone: "Europe/Atlantis"),
        ["a calendar in a bare offset"] = Calendar(422, "unknown_zone", "/time_zone", zone: "UTC+02"),
        ["a calendar without hours"] = Calendar(422, "required", "/hours", hours: ""),
        ["a calendar with null for hours"] = Calendar(422, "required", "/hours/1/day", hours: $"{Monday}, null", also: [("/hours/1/from", "required"), ("/hours/1/to", "required")]),
        ["hours of no day"] = Calendar(422, "required", "/hours/0/day", hours: """{"from": "09:00", "to": "17:00"}"""),
        ["hours of a day nobody knows"] = Calendar(422, "unknown_word", "/hours/0/day", hours: """{"day": "someday", "from": "09:00", "to": "17:00"}"""),
        ["hours that begin at no time"] = Calendar(422, "invalid_time", "/hours/0/from", hours: """{"day": "monday", "from": "9", "to": "17:00"}"""),
        ["hours beyond the day"] = Calendar(422, "invalid_time", "/hours/0/to", hours: """{"day": "monday", "from": "09:00", "to": "24:01"}"""),
        ["hours that end before they begin"] = Calendar(422, "out_of_range", "/hours/0/to", hours: """{"day": "monday", "from": "22:00", "to": "06:00"}"""),
        ["hours that take no time"] = Calendar(422, "out_of_range", "/hours/0/to", hours: """{"day": "monday", "from": "09:00", "to": "09:00"}"""),
        ["hours that overlap"] = Calendar(422, "overlap", "/hours/1", hours: $$"""{{Monday}}, {"day": "monday", "from": "16:59", "to": "18:00"}"""),
        ["101 stretches of work"] = Calendar(
            422, "too_many", "/hours", hours: string.Join(", ", Enumerable.Range(0, 101).Select(i => $$"""{"day": "monday", "from": "{{i / 10:00}}:{{i % 10 * 5:00}}", "to": "{{i / 10:00}}:{{(i % 10 * 5) + 5:00}}"}"""))),
        ["a holiday on no date"] = Calendar(422, "invalid_date", "/holidays/0/date", holidays: """{"date": "2026-02-30"}"""),
        ["a holiday without a date"] = Calendar(422, "required", "/holidays/0/date", holidays: """{"name": "Christmas"}"""),
        ["a calendar that is needed"] = new("DELETE /api/v1/sla/calendars/<calendar>", null, 409, "calendar_in_use"),
        ["a calendar nobody has made"] = new("GET /api/v1/sla/calendars/<nobody>", null, 404, "not_found"),
        ["a calendar by one without the right"] = new("GET /api/v1/sla/calendars", null, 403, "forbidden") { As = Bad.Caller.Writer },

        ["a policy without a name"] = Policy("", 422, "required", "/name", name: ""),
        ["a policy whose name is taken"] = Policy("", 422, "taken", "/name", name: "policy <tag>"),
        ["a policy without targets"] = Policy("", 422, "required", "/targets", targets: ""),
        ["a policy that promises nothing"] = Policy("", 422, "required", "/targets", targets: """{"priority": "urgent"}"""),
        ["a target without a priority"] = Policy("", 422, "required", "/targets/0/priority", targets: """{"first_response": 30}"""),
        ["a target of an unknown priority"] = Policy("", 422, "unknown_word", "/targets/0/priority", targets: """{"priority": "soon", "first_response": 30}"""),
        ["two targets of a priority"] = Policy("", 422, "duplicate", "/targets/1/priority", targets: $"{Urgent}, {Urgent}"),
        ["a target of no time"] = Policy("", 422, "out_of_range", "/targets/0/first_response", targets: """{"priority": "urgent", "first_response": 0}"""),
        ["a target of more than a year"] = Policy("", 422, "out_of_range", "/targets/0/resolution", targets: """{"priority": "urgent", "resolution": 527041}"""),
        ["a target in words"] = Policy("", 400, "wrong_type", "/targets/0/resolution", targets: """{"priority": "urgent", "resolution": "1 h"}"""),
        ["a policy by another's calendar"] = Policy(""", "calendar_id": "<their calendar>" """, 422, "not_found", "/calendar_id"),
        ["a policy for nobody's team"] = Policy(""", "conditions": {"team": ["<team>", "<nobody>"]} """, 422, "not_found", "/conditions/team/1"),
        ["a policy for another's company"] = Policy(""", "conditions": {"company": ["<their company>"]} """, 422, "not_found", "/conditions/company/0"),
        ["a policy for an unknown type"] = Policy(""", "conditions": {"type": ["praise"]} """, 422, "unknown_word", "/conditions/type/0"),
        ["a policy for a tag of two words"] = Policy(""", "conditions": {"tag": ["two words"]} """, 422, "invalid", "/conditions/tag/0"),
        ["a policy for the tag null"] = Policy(""", "conditions": {"tag": [null]} """, 422, "required", "/conditions/tag/0"),
        ["a policy with a condition nobody knows"] = Policy(""", "conditions": {"weather": ["rain"]} """, 400, "unknown_field", "/conditions/weather"),
        ["a warning when all is left"] = Policy(""", "warn_before_percent": 100 """, 422, "out_of_range", "/warn_before_percent"),
        ["a warning at the very moment"] = Policy(""", "warn_before_minutes": 0 """, 422, "out_of_range", "/warn_before_minutes"),
        ["two kinds of warning"] = Policy(""", "warn_before_percent": 20, "warn_before_minutes": 20 """, 422, "not_both", "/warn_before_minutes"),
        ["an order with a stranger"] = new("PUT /api/v1/sla/policies/order", """{"policy_ids": ["<policy>", "<their policy>"]}""", 422, "not_found", "/policy_ids/1"),
        ["an order with one twice"] = new("PUT /api/v1/sla/policies/order", """{"policy_ids": ["<policy>", "<policy>"]}""", 422, "duplicate", "/policy_ids/1"),
        ["an order without one"] = new("PUT /api/v1/sla/policies/order", """{"policy_ids": ["<policy>"]}""", 422, "incomplete", "/policy_ids"),
        ["a preview of nobody's policy"] = new("GET /api/v1/sla/policies/<nobody>/preview", null, 404, "not_found"),
    };

    private static Bad Calendar(
        int status, string code, string pointer, string name = "A", string zone = "Europe/Berlin", string hours = Monday, string holidays = "", (string, string)[]? also = null) =>
        new(Calendars, $$"""{"name": "{{name}}", "time_zone": "{{zone}}", "hours": [{{hours}}], "holidays": [{{holidays}}]}""", status, code, pointer) { Also = also ?? [] };

    private static Bad Policy(string more, int status, string code, string pointer, string name = "A", string targets = Urgent) =>
        new(Policies, $$"""{"name": "{{name}}", "targets": [{{targets}}]{{more}}}""", status, code, pointer);
}
