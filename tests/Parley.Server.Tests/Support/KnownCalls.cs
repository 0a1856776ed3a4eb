using System.Text.Json.Nodes;

namespace Parley.Server.Tests.Support;

/// <summary>
/// A body with which each operation that takes one succeeds in one's own workspace, by operationId. An operation that is missing here
/// fails the isolation tests: add it, and it is covered.
/// </summary>
internal static class KnownCalls
{
    private static readonly Dictionary<string, Func<FilledWorkspace, JsonObject>> Bodies = new()
    {
        ["openTicket"] = own => new() { ["subject"] = "A", ["description"] = "B", ["requester"] = new JsonObject { ["email"] = $"new-{own.Tag}@home.example" } },
        ["updateTicket"] = _ => new() { ["subject"] = $"Changed {Unique()}" },
        ["replaceTicket"] = _ => new() { ["subject"] = $"Changed {Unique()}" },
        ["changeStatus"] = _ => new() { ["status"] = "on_hold" },
        ["changeWorkflow"] = _ => new() { ["close_after_days"] = 9 },
        ["addStatus"] = _ => new() { ["name"] = Unique(), ["class"] = "pending" },
        ["changeNamedStatus"] = _ => new() { ["name"] = Unique() },
        ["addField"] = _ => new() { ["key"] = $"k{Unique()}", ["name"] = Unique(), ["type"] = "text" },
        ["changeField"] = _ => new() { ["name"] = Unique() },
        ["orderFields"] = own => new() { ["field_ids"] = new JsonArray($"{own.Ids["another field"]}", $"{own.Ids["field"]}") },
        ["changePriority"] = _ => new() { ["priority"] = "urgent" },
        ["assignTicket"] = _ => new() { ["team_id"] = null },
        ["addMessage"] = _ => new() { ["kind"] = "internal_note", ["body"] = "A note" },
        ["changeTickets"] = own => new() { ["ticket_ids"] = new JsonArray($"{own.Ids["ticket"]}"), ["changes"] = new JsonObject { ["priority"] = "high" } },
        ["mergeTicket"] = own => new() { ["into"] = $"{own.Ids["ticket"]}" },
        ["escalateTicket"] = own => new() { ["reason"] = "Too long", ["team_id"] = $"{own.Ids["team"]}" },
        ["setTiers"] = own => new() { ["tiers"] = new JsonArray(new JsonObject { ["name"] = $"Tier {own.Tag}", ["team_id"] = $"{own.Ids["team"]}" }) },
        ["makeEscalationRule"] = _ => Rule(),
        ["changeEscalationRule"] = _ => Rule(),
        ["markSpam"] = _ => [],
        ["splitTicket"] = own => new() { ["message_ids"] = new JsonArray($"{own.Ids["note"]}") },
        ["linkTickets"] = own => new() { ["kind"] = "related", ["ticket_id"] = $"{own.Ids["merged ticket"]}" },
        ["addFollower"] = own => new() { ["agent_id"] = $"{own.Ids["agent"]}" },
        ["addTime"] = own => new() { ["seconds"] = 60, ["agent_id"] = $"{own.Ids["agent"]}" },
        ["startTimer"] = own => new() { ["agent_id"] = $"{own.Ids["agent"]}" },
        ["changeTime"] = _ => new() { ["note"] = Unique() },
        ["addAgent"] = _ => new() { ["name"] = "An agent", ["email"] = $"{Unique()}@desk.example" },
        ["addTeam"] = _ => new() { ["name"] = Unique() },
        ["makeApiKey"] = _ => new() { ["name"] = "A key", ["scopes"] = new JsonArray("tickets.read") },
        ["signIn"] = own => new() { ["email"] = own.Workspace.AdminEmail, ["password"] = own.Workspace.AdminPassword },
        ["retryDeadJobs"] = _ => [],
        ["uploadFiles"] = _ => new() { ["file"] = "Bytes" },
        ["uploadImport"] = own => new() { ["file"] = $"email,subject\n{own.RequesterEmail},Imported {own.Tag}", ["kind"] = "tickets", ["source"] = own.Tag },
        ["makeCalendar"] = _ => Calendar($"Office {Unique()}"),
        ["changeCalendar"] = _ => Calendar($"Office {Unique()}"),
        ["makeSlaPolicy"] = _ => Policy($"Policy {Unique()}"),
        ["changeSlaPolicy"] = _ => Policy($"Policy {Unique()}"),
        ["orderSlaPolicies"] = own => new() { ["policy_ids"] = new JsonArray(own.Ids["another policy"], own.Ids["policy"]) },
        ["saveView"] = own => new() { ["name"] = $"View {own.Tag}", ["query"] = $"tag:{own.Tag} or {own.Tag}" },
        ["changeView"] = _ => new() { ["name"] = $"Changed {Unique()}" },
        ["changeAgent"] = own => new() { ["skills"] = new JsonArray(own.Tag), ["capacity"] = 12 },
        ["setAvailability"] = _ => new() { ["availability"] = "available" },
        ["changeAssignmentRules"] = own => new() { ["needs"] = new JsonArray(new JsonObject { ["tag"] = own.Tag, ["skill"] = "returns" }) },
        ["replayAssignment"] = _ => new() { ["last"] = 10, ["policy"] = new JsonObject { ["kind"] = "round_robin" } },
        ["changeImport"] = _ => new() { ["spread_days"] = 30 },
    };

    // What only makes sense together with an id in the body.
    private static readonly Dictionary<(string Operation, string Pointer), JsonObject> With = new()
    {
        [("addFollower", "/contact_id")] = [],
        [("splitTicket", "/message_id")] = [],
        [("escalateTicket", "/agent_id")] = new() { ["reason"] = "Too long" },
        [("addMessage", "/author/contact_id")] = new() { ["kind"] = "public_reply", ["body"] = "In another's name" },
    };

    // What is changed by those whose path leads to anything but a ticket.
    private static readonly Dictionary<string, string> Homes = new() { ["changeSlaPolicy"] = "policy", ["changeCalendar"] = "calendar", ["changeAgent"] = "agent", ["changeEscalationRule"] = "rule" };

    /// <summary>What a browser's session alone can do; a key has no session. <c>SessionTests</c> has them.</summary>
    public static readonly IReadOnlySet<string> OfSessions = new HashSet<string> { "readSession", "signOut", "changePassword", "readTimer" };

    /// <summary>What a read must be asked so that it shows something of one's own; most show it unasked.</summary>
    public static string Query(Operation operation) => operation.Id == "completeQuery" ? "?q=tag:" : "";

    public static JsonObject? Body(Operation operation, FilledWorkspace own) =>
        operation.BodyType is null ? null
        : Bodies.TryGetValue(operation.Id, out var body) ? body(own)
        : throw new InvalidOperationException($"{operation} takes a body that this test does not know: add one to {nameof(KnownCalls)}.{nameof(Bodies)}.");

    /// <summary>The path with an id of one's own.</summary>
    public static string HomePath(Operation operation, FilledWorkspace own) => operation.PathWith(own.Ids[Homes.GetValueOrDefault(operation.Id, "ticket")]);

    /// <summary>The body with a foreign id at one place.</summary>
    public static JsonObject BodyWith(Operation operation, FilledWorkspace own, string[] steps, Guid id)
    {
        var pointer = $"/{string.Join('/', steps)}";
        var body = With.TryGetValue((operation.Id, pointer), out var special) ? special.DeepClone().AsObject() : Body(operation, own)!; // it has ids, so a body
        JsonNode value = $"{id}";
        for (var i = steps.Length - 1; i > 0; i--)
        {
            value = steps[i] == "0" ? new JsonArray(value) : new JsonObject { [steps[i]] = value };
        }

        body[steps[0]] = value;
        return body;
    }

    public static HttpRequestMessage Request(Operation operation, string path, JsonObject? body)
    {
        HttpContent? content = body is null ? null : operation.IsMultipart ? Form(body) : Answers.JsonContent(body);
        return new HttpRequestMessage(operation.Method, path) { Content = content };
    }

    private static MultipartFormDataContent Form(JsonObject body)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in body)
        {
            var text = new StringContent(value!.GetValue<string>()); // every field of this table has a value
            if (name == "file")
            {
                form.Add(text, name, "a.txt");
            }
            else
            {
                form.Add(text, name);
            }
        }

        return form;
    }

    private static JsonObject Calendar(string name) => new()
    {
        ["name"] = name,
        ["time_zone"] = "Europe/Berlin",
        ["hours"] = new JsonArray(new JsonObject { ["day"] = "monday", ["from"] = "09:00", ["to"] = "17:00" }),
    };

    private static JsonObject Policy(string name) => new()
    {
        ["name"] = name,
        ["targets"] = new JsonArray(new JsonObject { ["priority"] = "urgent", ["first_response"] = 30 }),
    };

    private static JsonObject Rule() => new() { ["name"] = $"Rule {Unique()}", ["after_minutes"] = 500_000 };

    private static string Unique() => Guid.CreateVersion7().ToString("N")[12..];
}
