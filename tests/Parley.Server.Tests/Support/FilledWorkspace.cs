using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parley.Desk.People.Contacts;
using Parley.Platform.Data;
using Parley.Platform.Work;
using Parley.Platform.Work.Jobs;
using Parley.Testing;

namespace Parley.Server.Tests.Support;

/// <summary>A workspace with some of everything; every text of it carries the workspace's tag.</summary>
internal sealed class FilledWorkspace
{
    private FilledWorkspace(TestWorkspace workspace) => Workspace = workspace;

    public TestWorkspace Workspace { get; }

    public HttpClient Api => Workspace.Api;

    public string Tag => Workspace.Tag;

    /// <summary>One id of each kind of thing.</summary>
    public Dictionary<string, Guid> Ids { get; } = [];

    public JsonNode Ticket { get; private set; } = new JsonObject();

    /// <summary>Its highest ticket number.</summary>
    public long LastNumber { get; private set; }

    public string RequesterEmail => $"maya-{Tag}@{Tag}.example";

    public string CustomerLink { get; private set; } = "";

    public static async Task<FilledWorkspace> Make(ParleyHost host, int tickets = 2)
    {
        var filled = new FilledWorkspace(await host.NewWorkspace());
        await filled.AddPeople(host.Services.GetRequiredService<Dispatcher>());
        await filled.AddSla(host.Services.GetRequiredService<Sessions>());
        await filled.AddStatuses();
        await filled.AddFields();
        await filled.Api.PutJson("/api/v1/assignment/rules", new { teams = new[] { new { team_id = filled.Ids["team"], kind = "off" } } });
        await filled.AddTicket();
        await filled.AddDeadJobs(host);
        await filled.AddImports(host);
        await filled.AddViews();
        await filled.AddBulkChange();
        await filled.AddEscalation();
        if (tickets > 1)
        {
            await filled.AddRelated();
            await filled.AddRating();
        }

        for (var i = 1; i < tickets; i++)
        {
            await filled.Workspace.OpenTicket($"Another {filled.Tag}", filled.RequesterEmail, $"More {filled.Tag}");
        }

        var newest = await filled.Api.GetJson("/api/v1/tickets?sort=-number&limit=1");
        filled.LastNumber = newest.Data()[0]["number"]!.GetValue<long>();
        return filled;
    }

    private async Task AddPeople(Dispatcher dispatcher)
    {
        var company = await dispatcher.Run(Workspace.Admin, new AddCompany($"Company {Tag}", $"{Tag}.example"), CancellationToken.None);
        var team = await Api.PostJson("/api/v1/teams", new { name = $"Team {Tag}" });
        var agent = await Api.PostJson("/api/v1/agents", new { name = $"Agent {Tag}", email = $"agent-{Tag}@desk.example", team_ids = new[] { team.Id() } });
        var key = await Api.PostJson("/api/v1/api-keys", new { name = $"Key {Tag}", scopes = new[] { "tickets.read" } });
        Ids["workspace"] = Workspace.Id.Value;
        Ids["company"] = company.Value.Value;
        Ids["team"] = team.Id();
        Ids["agent"] = agent.Id();
        Ids["api_key"] = key.Id();
    }

    private async Task AddRelated()
    {
        var merged = await Workspace.OpenTicket($"Merged {Tag}", $"kim-{Tag}@{Tag}.example");
        await Api.Send(HttpMethod.Post, $"/api/v1/tickets/{merged.Id()}/merge", new { into = Ticket.Id() }, System.Net.HttpStatusCode.OK);
        var linked = await Workspace.OpenTicket($"Linked {Tag}", RequesterEmail);
        var link = await Api.PostJson($"/api/v1/tickets/{Ticket.Id()}/links", new { kind = "related", ticket_id = linked.Id() });
        await Api.Send(HttpMethod.Post, $"/api/v1/tickets/{linked.Id()}/escalate", new { reason = $"Reason {Tag}", team_id = Ids["team"] }, System.Net.HttpStatusCode.OK);
        Ids["merged ticket"] = merged.Id();
        Ids["linked ticket"] = linked.Id();
        Ids["link"] = link.Id();
    }

    // Two, so that one is left when the other was deleted.
    private async Task AddStatuses()
    {
        foreach (var name in (string[])["status", "another status"])
        {
            Ids[name] = (await Api.PostJson("/api/v1/tickets/workflow/statuses", new { name = $"{name} {Tag}", @class = "on_hold" })).Id();
        }
    }

    // Two, so that one is left when the other was archived.
    private async Task AddFields()
    {
        var options = new[] { new { name = "Gold" }, new { name = "Silver" } };
        Ids["field"] = (await Api.PostJson("/api/v1/ticket-fields", new { key = "tier", name = $"Tier {Tag}", type = "select", options })).Id();
        Ids["another field"] = (await Api.PostJson("/api/v1/ticket-fields", new { key = "serial", name = $"Serial {Tag}", type = "text" })).Id();
    }

    // Two policies, so that one is left when the other was deleted; of the calendars one is needed by both.
    private async Task AddSla(Sessions sessions)
    {
        var hours = new[] { new { day = "monday", from = "09:00", to = "17:00" } };
        foreach (var name in (string[])["calendar", "another calendar"])
        {
            Ids[name] = (await Api.PostJson("/api/v1/sla/calendars", new { name = $"{name} {Tag}", time_zone = "Europe/Berlin", hours })).Id();
        }

        foreach (var name in (string[])["policy", "another policy"])
        {
            var targets = new[] { new { priority = "normal", first_response = 60, resolution = 600 } };
            Ids[name] = (await Api.PostJson("/api/v1/sla/policies", new { name = $"{name} {Tag}", calendar_id = Ids["calendar"], conditions = new { tag = new[] { "promised" } }, targets })).Id();
        }

        // What the policies bring about a few seconds later would be taken for what a test did.
        await using var session = await sessions.WriteEverywhere(CancellationToken.None);
        await session.Db.Set<Job>().IgnoreQueryFilters().Where(j => j.WorkspaceId == Workspace.Id && j.Kind == "sla.reckon").ExecuteDeleteAsync();
        await session.Commit(CancellationToken.None);
    }

    // Two, so that one is left when the other was discarded.
    private async Task AddDeadJobs(ParleyHost host)
    {
        Ids["dead job"] = (await DeadJobs.Add(host.Services, Workspace, ticketEvent: Ids["event"])).Value;
        Ids["another dead job"] = (await DeadJobs.Add(host.Services, Workspace)).Value;
    }

    // One that is worked on, one that can be discarded, and one that nobody touches.
    private async Task AddImports(ParleyHost host)
    {
        foreach (var name in (string[])["import", "another import", "third import"])
        {
            Ids[name] = (await Imports.Upload(Api, $"{name} {Tag}.csv", $"email,subject {Tag}\nnobody,A {Tag}\n", map: $$"""{"email": "email", "subject": "subject {{Tag}}"}""")).Id();
            await Imports.Reject(host, Workspace, Ids[name], $"/subject {Tag}");
        }
    }

    private async Task AddBulkChange() => Ids["bulk change"] = (await Api.ChangedMany(new { q = $"tag:{Tag}", changes = new { priority = "normal" } })).Id();

    private async Task AddRating()
    {
        var rated = await Workspace.OpenTicket($"Rated {Tag}", RequesterEmail);
        await Api.PutJson($"/api/v1/tickets/{rated.Id()}/status", new { status = "resolved" });
        var link = await Api.Send(HttpMethod.Post, $"/api/v1/tickets/{rated.Id()}/rating-link", null, System.Net.HttpStatusCode.OK);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["score"] = "good", ["comment"] = $"Comment {Tag}" });
        using var answer = await Workspace.Client(null).PostAsync(new Uri(link.Text("url")), form);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.SeeOther);
        Ids["rated ticket"] = rated.Id();
    }

    // Two rules, so that one is left when the other was deleted.
    private async Task AddEscalation()
    {
        await Api.PutJson("/api/v1/escalation/tiers", new { tiers = new[] { new { name = $"Tier {Tag}", team_id = Ids["team"] } } });
        foreach (var name in (string[])["rule", "another rule"])
        {
            Ids[name] = (await Api.PostJson("/api/v1/escalation/rules", new { name = $"{name} {Tag}", after_minutes = 500_000 })).Id();
        }
    }

    // One that is changed, and one that can be deleted.
    private async Task AddViews()
    {
        foreach (var name in (string[])["view", "another view", "third view"])
        {
            Ids[name] = (await Api.PostJson("/api/v1/views", new { name = $"{name} {Tag}", query = $"tag:{Tag}" })).Id();
        }
    }

    private async Task AddTicket()
    {
        var attached = await Api.Upload($"attached-{Tag}.txt", Encoding.UTF8.GetBytes($"attached {Tag}"));
        var loose = await Api.Upload($"loose-{Tag}.txt", Encoding.UTF8.GetBytes($"loose {Tag}"));
        Ticket = await Api.PostJson("/api/v1/tickets", new
        {
            subject = $"Subject {Tag}",
            description = $"Description {Tag}",
            tags = new[] { Tag },
            requester = new { email = RequesterEmail, name = $"Maya {Tag}" },
            team_id = Ids["team"],
            assignee_id = Ids["agent"],
        });
        var messages = $"/api/v1/tickets/{Ticket.Id()}/messages";
        var reply = await Api.PostJson(messages, new { kind = "public_reply", body = $"Reply {Tag}", file_ids = new[] { attached.Id() } });
        var note = await Api.PostJson(messages, new { kind = "internal_note", body = $"Note {Tag}" });
        var link = await Api.Send(HttpMethod.Post, $"/api/v1/tickets/{Ticket.Id()}/customer-link", null, System.Net.HttpStatusCode.OK);
        var follower = await Api.PostJson($"/api/v1/tickets/{Ticket.Id()}/followers", new { agent_id = Ids["agent"] });
        var time = $"/api/v1/tickets/{Ticket.Id()}/time";
        var logged = await Api.PostJson(time, new { seconds = 60, note = $"Logged {Tag}", agent_id = Ids["agent"] });
        var timer = await Api.Send(HttpMethod.Post, $"{time}/start", new { note = $"Timer {Tag}", agent_id = Workspace.Admin.Actor.Id }, System.Net.HttpStatusCode.OK);
        var events = await Api.GetJson($"/api/v1/tickets/{Ticket.Id()}/events");
        CustomerLink = link.Text("url");
        Ids["ticket"] = Ticket.Id();
        Ids["contact"] = Ticket["requester"]!.Id();
        Ids["attached file"] = attached.Id();
        Ids["loose file"] = loose.Id();
        Ids["reply"] = reply.Id();
        Ids["note"] = note.Id();
        Ids["follower"] = follower.Id();
        Ids["logged time"] = logged.Id();
        Ids["timer"] = timer.Id();
        Ids["event"] = events.Data()[0].Id();
    }
}
