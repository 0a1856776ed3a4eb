using System.Net;
using System.Text.Json.Nodes;
using Parley.Server.Tests.Support;
using Parley.Server.Tests.Workflow;
using Parley.Testing;

namespace Parley.Server.Tests.Pages;

/// <summary>Rating by the link and on the private page, as a browser without script does it.</summary>
public sealed class RatingPagesTests(LaterHost host) : IClassFixture<LaterHost>
{
    [Fact]
    public async Task To_open_the_link_rates_nothing_and_one_click_more_does()
    {
        var workspace = await host.NewWorkspace();
        var ticket = await Resolved(workspace);
        var link = await Link(workspace, ticket);

        var page = await Page(workspace, $"{link}?score=bad");
        page.ShouldContain("It does not start");
        page.ShouldContain("checked");
        page.ShouldNotContain("<script");
        (await Rating(workspace, ticket)).ShouldBe((null, ""));

        using var answer = await Post(workspace, link, new() { ["score"] = "bad", ["comment"] = " It took weeks. " });

        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await Page(workspace, answer.Headers.Location!.ToString())).ShouldContain("Thank you"); // a 303 says where
        (await Rating(workspace, ticket)).ShouldBe(("bad", "It took weeks."));
        (await workspace.Api.GetJson(Path(ticket))).Text("satisfaction").ShouldBe("bad");
        (await Found(workspace, "?q=satisfaction:bad")).ShouldBe([ticket.Id()]);
        (await Found(workspace, "?satisfaction=bad")).ShouldBe([ticket.Id()]);
        (await Found(workspace, "?satisfaction=good")).ShouldBeEmpty();
        (await Found(workspace, "?q=-satisfaction:good")).ShouldBe([ticket.Id()]);
        var told = (await workspace.Api.GetJson($"{Path(ticket)}/events")).Data().Single(e => e.Text("type") == "rating.received");
        (told["data"]!.Text("score"), told["data"]!["from"], told["actor"]!.Text("type")).ShouldBe(("bad", null, "contact"));
    }

    [Fact]
    public async Task What_was_said_can_be_said_otherwise_for_thirty_days()
    {
        var workspace = await host.NewWorkspace();
        var ticket = await Resolved(workspace);
        var link = await Link(workspace, ticket);
        await Rate(workspace, link, "bad", HttpStatusCode.SeeOther);
        host.Now.Pass(TimeSpan.FromDays(29));
        await Rate(workspace, link, "good", HttpStatusCode.SeeOther);
        await Rate(workspace, link, "good", HttpStatusCode.SeeOther);
        host.Now.Pass(TimeSpan.FromDays(2));

        await Rate(workspace, link, "bad", HttpStatusCode.Conflict);

        (await Rating(workspace, ticket)).ShouldBe(("good", ""));
        (await Page(workspace, link)).ShouldContain("It stays as it is");
        (await workspace.Api.GetJson($"{Path(ticket)}/events")).Data().Count(e => e.Text("type") == "rating.received").ShouldBe(2);
    }

    [Fact]
    public async Task The_private_page_asks_once_the_request_is_solved_and_says_what_was_said()
    {
        var workspace = await host.NewWorkspace();
        var ticket = await workspace.OpenTicket();
        var own = new Uri((await workspace.Api.Send(HttpMethod.Post, $"{Path(ticket)}/customer-link", null, HttpStatusCode.OK)).Text("url")).AbsolutePath;
        (await Page(workspace, own)).ShouldNotContain("How did we do?");
        (await Page(workspace, $"{own}/rating")).ShouldContain("still at work");
        await Rate(workspace, $"{own}/rating", "good", HttpStatusCode.Conflict);

        await workspace.Api.PutJson($"{Path(ticket)}/status", new { status = "resolved" });
        (await Page(workspace, own)).ShouldContain("How did we do?");
        await Rate(workspace, $"{own}/rating", "good", HttpStatusCode.SeeOther);

        (await Page(workspace, own)).ShouldContain("You said:");
        (await Rating(workspace, ticket)).Score.ShouldBe("good");
    }

    [Fact]
    public async Task A_link_rates_its_own_ticket_and_no_other_and_a_wrong_one_none()
    {
        var workspace = await host.NewWorkspace();
        var (first, second) = (await Resolved(workspace), await Resolved(workspace));
        var link = await Link(workspace, first);
        var own = new Uri((await workspace.Api.Send(HttpMethod.Post, $"{Path(second)}/customer-link", null, HttpStatusCode.OK)).Text("url")).AbsolutePath;

        using var answer = await Post(workspace, link, new() { ["score"] = "good", ["ticket_id"] = $"{second.Id()}" });
        foreach (var wrong in (string[])[link[..^1], $"{link}A", "/rate/x", "/rate", $"/rate/{own.Split('/')[^1]}", $"/help/t/{link.Split('/')[^1]}"])
        {
            using var page = await workspace.Client(null).GetAsync(new Uri(wrong, UriKind.Relative));
            page.StatusCode.ShouldBe(HttpStatusCode.NotFound, wrong);
            await Rate(workspace, wrong, "bad", HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed);
        }

        ((await Rating(workspace, first)).Score, (await Rating(workspace, second)).Score).ShouldBe(("good", null));
    }

    [Fact]
    public async Task What_is_wrong_is_named_and_nothing_is_kept()
    {
        var workspace = await host.NewWorkspace();
        var ticket = await Resolved(workspace);
        var link = await Link(workspace, ticket);
        var before = await Rows.Of(host, workspace);
        foreach (var (score, comment) in new[] { ("", ""), ("perfect", ""), ("good", new string('x', 2001)) })
        {
            using var answer = await Post(workspace, link, new() { ["score"] = score, ["comment"] = comment });
            answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, score);
        }

        using var elsewhere = await CustomerPagesTests.Post(workspace, link, new() { ["score"] = "good" }, ("Origin", "https://elsewhere.example"));
        elsewhere.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Rows.Of(host, workspace)).ShouldBe(before);
    }

    [Fact]
    public async Task Only_what_is_done_and_stands_for_itself_gets_a_link()
    {
        var workspace = await host.NewWorkspace();
        var (open, into) = (await workspace.OpenTicket("Open"), await workspace.OpenTicket("Into"));
        await workspace.Api.Refused(HttpMethod.Post, $"{Path(open)}/rating-link", null, 409, "not_resolved");
        await workspace.Api.Send(HttpMethod.Post, $"{Path(open)}/merge", new { into = into.Id() }, HttpStatusCode.OK);
        await workspace.Api.Refused(HttpMethod.Post, $"{Path(open)}/rating-link", null, 409, "ticket_merged");
        var deleted = await Resolved(workspace);
        var link = await Link(workspace, deleted);
        await workspace.Api.Send(HttpMethod.Delete, Path(deleted), null, HttpStatusCode.OK);
        await workspace.Api.Refused(HttpMethod.Post, $"{Path(deleted)}/rating-link", null, 409, "ticket_deleted");

        await Rate(workspace, link, "good", HttpStatusCode.NotFound);
    }

    private static async Task<JsonNode> Resolved(TestWorkspace workspace)
    {
        var ticket = await workspace.OpenTicket();
        return await workspace.Api.PutJson($"{Path(ticket)}/status", new { status = "resolved" });
    }

    private static string Path(JsonNode ticket) => $"/api/v1/tickets/{ticket.Id()}";

    private static async Task<string> Link(TestWorkspace workspace, JsonNode ticket) =>
        new Uri((await workspace.Api.Send(HttpMethod.Post, $"{Path(ticket)}/rating-link", null, HttpStatusCode.OK)).Text("url")).AbsolutePath;

    private static async Task<(string? Score, string Comment)> Rating(TestWorkspace workspace, JsonNode ticket)
    {
        var rating = await workspace.Api.GetJson($"{Path(ticket)}/rating");
        return (rating["score"]?.GetValue<string>(), rating.Text("comment"));
    }

    private static async Task<IEnumerable<Guid>> Found(TestWorkspace workspace, string query) => (await workspace.Api.GetJson($"/api/v1/tickets{query}")).Data().Select(t => t.Id());

    private static Task<HttpResponseMessage> Post(TestWorkspace workspace, string path, Dictionary<string, string> fields) => CustomerPagesTests.Post(workspace, path, fields);

    private static async Task Rate(TestWorkspace workspace, string path, string score, params HttpStatusCode[] expected)
    {
        using var answer = await Post(workspace, path, new() { ["score"] = score });
        expected.ShouldContain(answer.StatusCode, path);
    }

    private static Task<string> Page(TestWorkspace workspace, string path) => workspace.Client(null).GetStringAsync(new Uri(path, UriKind.Relative));
}

public sealed class RatingLimitTests(LimitedFormHost host) : IClassFixture<LimitedFormHost>
{
    [Fact]
    public async Task An_address_rates_only_so_often_a_minute()
    {
        var workspace = await host.NewWorkspace();
        var ticket = await workspace.OpenTicket();
        await workspace.Api.PutJson($"/api/v1/tickets/{ticket.Id()}/status", new { status = "resolved" });
        var link = new Uri((await workspace.Api.Send(HttpMethod.Post, $"/api/v1/tickets/{ticket.Id()}/rating-link", null, HttpStatusCode.OK)).Text("url")).AbsolutePath;
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++)
        {
            using var answer = await CustomerPagesTests.Post(workspace, link, new() { ["score"] = i % 2 == 0 ? "good" : "bad" });
            statuses.Add(answer.StatusCode);
        }

        statuses.ShouldBe([HttpStatusCode.SeeOther, HttpStatusCode.SeeOther, HttpStatusCode.SeeOther, HttpStatusCode.TooManyRequests]);
    }
}
