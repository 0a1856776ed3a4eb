using System.Net;
using System.Text.Json.Nodes;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests;

/// <summary>
/// The wall between two workspaces, tried with every operation of the OpenAPI document: a new route is covered the day it is there, or
/// fails here until <see cref="KnownCalls"/> says how to call it.
/// </summary>
public sealed class IsolationTests(ParleyHost host)
{
    [Fact]
    public async Task Another_workspaces_ids_in_a_path_are_not_found_by_any_operation()
    {
        var (theirs, ours, document) = await TwoWorkspaces();
        var before = await Rows.Of(host, theirs.Workspace);
        // What was put aside is no use to the others.
        var operations = document.Operations.Where(o => o.HasPathId).OrderBy(o => o.Id is "markSpam" or "deleteTicket").ToList();
        operations.Count.ShouldBeGreaterThan(10);

        foreach (var operation in operations)
        {
            await ShouldWorkAtHome(operation, ours);
            foreach (var (kind, id) in theirs.Ids)
            {
                var (status, answer) = await ours.Api.Ask(KnownCalls.Request(operation, operation.PathWith(id), KnownCalls.Body(operation, ours)));
                status.ShouldBe(HttpStatusCode.NotFound, $"{operation} with the id of another workspace's {kind} answered {answer}");
                answer.ShouldNotContain(theirs.Tag);
            }
        }

        (await Rows.Of(host, theirs.Workspace)).ShouldBe(before);
    }

    [Fact]
    public async Task Another_workspaces_ticket_number_is_not_found()
    {
        var (theirs, ours, _) = await TwoWorkspaces();
        theirs.LastNumber.ShouldBeGreaterThan(ours.LastNumber);

        await ours.Api.GetJson($"/api/v1/tickets/{theirs.LastNumber}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Another_workspaces_ids_in_a_body_are_refused_by_their_place()
    {
        var (theirs, ours, document) = await TwoWorkspaces();
        var before = await Rows.Of(host, theirs.Workspace);
        var places = document.Operations.SelectMany(o => o.BodyIds, (o, steps) => (Operation: o, Steps: steps)).ToList();
        places.Count.ShouldBeGreaterThan(12);

        foreach (var (operation, steps) in places)
        {
            var ourRows = await Rows.Of(host, ours.Workspace);
            foreach (var (kind, id) in theirs.Ids)
            {
                var request = KnownCalls.Request(operation, KnownCalls.HomePath(operation, ours), KnownCalls.BodyWith(operation, ours, steps, id));
                var (status, answer) = await ours.Api.Ask(request);
                var because = $"{operation} with the id of another workspace's {kind} at /{string.Join('/', steps)} answered {answer}";
                status.ShouldBe(HttpStatusCode.UnprocessableEntity, because);
                JsonNode.Parse(answer)!.Pointers().ShouldBe([$"/{string.Join('/', steps)}"], because);
                answer.ShouldNotContain(theirs.Tag);
            }

            (await Rows.Of(host, ours.Workspace)).ShouldBe(ourRows, $"{operation}");
        }

        (await Rows.Of(host, theirs.Workspace)).ShouldBe(before);
    }

    [Fact]
    public async Task Another_workspaces_values_in_a_filter_find_nothing()
    {
        var (theirs, ours, document) = await TwoWorkspaces();
        var tried = 0;
        foreach (var operation in document.Operations.Where(o => o.Method == HttpMethod.Get))
        {
            foreach (var name in operation.QueryParameters)
            {
                foreach (var value in ForeignValues(name, theirs))
                {
                    var page = await ours.Api.GetJson($"{operation.PathWith(ours.Ids["ticket"])}?{name}={Uri.EscapeDataString(value)}");
                    (page["suggestions"]?.AsArray() ?? page["data"]!.AsArray()).ShouldBeEmpty($"{operation} with {name}={value}"); // it answers a list
                    tried++;
                }
            }
        }

        tried.ShouldBeGreaterThan(30);
    }

    [Fact]
    public async Task A_cursor_of_another_workspace_leads_to_nothing_of_it()
    {
        var (theirs, ours, _) = await TwoWorkspaces();
        var next = (await theirs.Api.GetJson("/api/v1/tickets?limit=1")).Text("next");

        var page = await ours.Api.GetJson($"/api/v1/tickets?limit=1&after={next}");

        page.ToJsonString().ShouldNotContain(theirs.Tag);
    }

    [Fact]
    public async Task No_answer_to_a_read_holds_a_word_of_another_workspace()
    {
        var (theirs, ours, document) = await TwoWorkspaces();
        var browser = await Browser.SignInAdmin(ours.Workspace);
        foreach (var operation in document.Operations.Where(o => o.Method == HttpMethod.Get))
        {
            var client = KnownCalls.OfSessions.Contains(operation.Id) ? browser.Client : ours.Api;
            var seen = 0;
            foreach (var id in ours.Ids.Values.Take(operation.HasPathId ? int.MaxValue : 1))
            {
                var (status, answer) = await client.Ask(KnownCalls.Request(operation, operation.PathWith(id) + KnownCalls.Query(operation), null));
                answer.ShouldNotContain(theirs.Tag, Case.Insensitive, $"{operation}");
                seen += status == HttpStatusCode.OK && answer.Contains(ours.Tag, StringComparison.Ordinal) ? 1 : 0;
            }

            seen.ShouldBeGreaterThan(0, $"{operation} shows nothing of our own, so that this test would prove nothing");
        }
    }

    [Fact]
    public async Task Another_workspaces_idempotency_key_is_not_ones_own()
    {
        var (theirs, ours, _) = await TwoWorkspaces();
        var key = Keyed.NewKey();
        await theirs.Api.PostOnce("/api/v1/tickets", Keyed.Ticket($"Theirs {theirs.Tag}"), key);
        var before = await Rows.Of(host, theirs.Workspace);

        var other = await ours.Api.PostOnce("/api/v1/tickets", Keyed.Ticket("Ours"), key);
        var same = await ours.Api.PostOnce("/api/v1/tickets", Keyed.Ticket($"Theirs {theirs.Tag}"), key);

        other.Status.ShouldBe(HttpStatusCode.Created);
        other.Replayed.ShouldBeNull();
        same.Code.ShouldBe("idempotency_key_reused");
        (await Rows.Of(host, theirs.Workspace)).ShouldBe(before);
    }

    [Fact]
    public async Task A_search_for_another_workspaces_words_finds_nothing()
    {
        var (theirs, ours, _) = await TwoWorkspaces();
        string[] queries = [theirs.Tag, $"\"Reply {theirs.Tag}\"", $"{theirs.Tag[..10]}*", $"Maya {theirs.Tag}"];

        foreach (var query in queries)
        {
            (await theirs.Api.GetJson($"/api/v1/tickets?q={Uri.EscapeDataString(query)}")).Data().ShouldNotBeEmpty(query);
            (await ours.Api.GetJson($"/api/v1/tickets?q={Uri.EscapeDataString(query)}")).Data().ShouldBeEmpty(query);
        }
    }

    [Fact]
    public async Task A_screen_hears_nothing_of_another_workspace()
    {
        var (theirs, ours, _) = await TwoWorkspaces();
        await using var screen = await HubClient.OfKey(host, ours.Workspace.Founded.ApiKey);
        foreach (var list in new[] { "all", "open", "unassigned", "mine" })
        {
            await screen.Call("JoinList", list);
        }

        (await screen.Refused("JoinTicket", theirs.Ids["ticket"])).ShouldContain("not_found");
        (await screen.Refused("SendMessage", theirs.Ids["ticket"], new JsonObject { ["kind"] = "internal_note", ["body"] = "Hi" })).ShouldContain("not_found");

        await theirs.Api.PutJson($"/api/v1/tickets/{theirs.Ids["ticket"]}/priority", new { priority = "urgent" });
        await theirs.Workspace.OpenTicket($"New {theirs.Tag}");
        await theirs.Api.PostJson($"/api/v1/tickets/{theirs.Ids["ticket"]}/messages", new { kind = "public_reply", body = $"Said {theirs.Tag}" });

        // Pushes go out in the order of the commits: when our own is here, theirs would be too.
        var own = await ours.Workspace.OpenTicket("Ours");
        await screen.Pushed("ticket_changed", p => p.Id("ticket_id") == own.Id());
        screen.Pushes.ShouldAllBe(p => HubClient.Content(p).Id("ticket_id") == own.Id());
    }

    private async Task<(FilledWorkspace Theirs, FilledWorkspace Ours, OpenApiDocument Document)> TwoWorkspaces()
    {
        var theirs = await FilledWorkspace.Make(host, tickets: 4);
        var ours = await FilledWorkspace.Make(host);
        return (theirs, ours, await OpenApiDocument.Read(ours.Api));
    }

    /// <summary>A refusal proves something only when the same call with an own id goes through.</summary>
    private static async Task ShouldWorkAtHome(Operation operation, FilledWorkspace ours)
    {
        var answers = new List<string>();
        foreach (var id in ours.Ids.Values)
        {
            var (status, answer) = await ours.Api.Ask(KnownCalls.Request(operation, operation.PathWith(id), KnownCalls.Body(operation, ours)));
            if ((int)status is >= 200 and < 300)
            {
                return;
            }

            answers.Add(answer);
        }

        answers.ShouldBeEmpty($"{operation} works with none of our own ids: add the kind of thing it wants to {nameof(FilledWorkspace)}");
    }

    private static IEnumerable<string> ForeignValues(string parameter, FilledWorkspace theirs) => parameter switch
    {
        "limit" or "after" or "at" or "wait" or "types" or "sort" or "time_zone" or "status" or "priority" or "type" or "source" or "state" or "trash" or "spam" or "satisfaction" or "outcome" => [],
        "created_from" or "created_to" or "updated_from" => [],
        "ticket_id" => [], // WorkflowApiTests: it is no filter, and what is not seen is not found
        "assignee" or "team" or "requester" or "company" => theirs.Ids.Values.Select(id => $"{id}"),
        "tag" or "q" => [theirs.Tag],
        "kind" => [DeadJobs.KindOf(theirs.Tag)],
        "email" => [theirs.RequesterEmail],
        _ => throw new InvalidOperationException($"The query parameter '{parameter}' is new: say here which value of another workspace it could be given."),
    };
}
