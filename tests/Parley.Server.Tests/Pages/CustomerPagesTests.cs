using System.Net;
using Parley.Server.Hosting;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Pages;

/// <summary>The form and the private page, as a browser without script uses them.</summary>
public sealed class CustomerPagesTests(ParleyHost host)
{
    private static readonly Dictionary<string, string> Good = new()
    {
        ["email"] = "eva@home.example",
        ["name"] = "Eva Lind",
        ["subject"] = "My chain falls off",
        ["description"] = "Since the service 🚲.",
    };

    [Fact]
    public async Task A_request_by_the_form_becomes_a_ticket_with_a_private_page()
    {
        var workspace = await host.NewWorkspace();

        var link = await Send(workspace);

        var ticket = (await workspace.Api.GetJson("/api/v1/tickets"))["data"]![0]!; // the only one
        ticket.Text("subject").ShouldBe("My chain falls off");
        ticket.Text("source").ShouldBe("web");
        ticket["requester"]!.Text("email").ShouldBe("eva@home.example");
        var page = await Page(workspace, link);
        page.ShouldContain("My chain falls off");
        page.ShouldContain("Since the service 🚲.");
        page.ShouldNotContain("<script");
    }

    [Fact]
    public async Task The_customer_reads_replies_and_never_notes_and_answers_on_the_page()
    {
        var workspace = await host.NewWorkspace();
        var link = await Send(workspace);
        var ticket = (await workspace.Api.GetJson("/api/v1/tickets"))["data"]![0]!.Text("id"); // the only one
        await workspace.Api.PostJson($"/api/v1/tickets/{ticket}/messages", new { kind = "public_reply", body = "Try the left screw." });
        await workspace.Api.PostJson($"/api/v1/tickets/{ticket}/messages", new { kind = "internal_note", body = "He is a journalist." });

        var page = await Page(workspace, link);
        page.ShouldContain("Try the left screw.");
        page.ShouldNotContain("journalist");

        (await Post(workspace, link, new() { ["body"] = "That helped." })).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var messages = (await workspace.Api.GetJson($"/api/v1/tickets/{ticket}/messages"))["data"]!.AsArray();
        messages[^1]!.Text("body_text").ShouldBe("That helped.");
        messages[^1]!["author"]!.Text("type").ShouldBe("contact");
    }

    [Theory]
    [InlineData("email", "", "email")]
    [InlineData("email", "nobody", "email")]
    [InlineData("email", "a@b@c", "email")]
    [InlineData("subject", " ", "subject")]
    [InlineData("subject", "#251", "subject")]
    [InlineData("description", "", "description")]
    [InlineData("description", "#100001", "description")]
    [InlineData("name", "#201", "name")]
    public async Task What_is_wrong_is_named_at_its_field_and_nothing_is_kept(string field, string value, string named)
    {
        var workspace = await host.NewWorkspace();
        var before = await Rows.Of(host, workspace);
        var text = value.StartsWith('#') ? new string('x', int.Parse(value[1..], System.Globalization.CultureInfo.InvariantCulture)) : value;

        using var answer = await Post(workspace, Form(workspace), new(Good) { [field] = text });

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain($"name=\"{named}\"");
        page.ShouldContain("aria-invalid=\"true\"");
        page.ShouldContain(field == "name" ? "My chain falls off" : "Eva Lind", Case.Sensitive, "what was written is kept");
        (await Rows.Of(host, workspace)).ShouldBe(before);
    }

    [Theory]
    [InlineData("https://elsewhere.example")]
    [InlineData("null")]
    public async Task A_form_of_another_sites_page_is_refused(string origin)
    {
        var workspace = await host.NewWorkspace();
        var before = await Rows.Of(host, workspace);

        using var answer = await Post(workspace, Form(workspace), Good, ("Origin", origin));

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Rows.Of(host, workspace)).ShouldBe(before);
    }

    [Fact]
    public async Task A_robot_that_fills_in_what_people_do_not_see_is_thanked_and_forgotten()
    {
        var workspace = await host.NewWorkspace();
        var form = await Page(workspace, Form(workspace));
        var trap = System.Text.RegularExpressions.Regex.Matches(form, "<input[^>]*name=\"([^\"]+)\"[^>]*tabindex=\"-1\"|<input[^>]*tabindex=\"-1\"[^>]*name=\"([^\"]+)\"");
        trap.Count.ShouldBe(1);
        var before = await Rows.Of(host, workspace);

        using var answer = await Post(workspace, Form(workspace), new(Good) { [trap[0].Groups[1].Value + trap[0].Groups[2].Value] = "http://buy.example" });

        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await Rows.Of(host, workspace)).ShouldBe(before);
    }

    [Fact]
    public async Task A_link_that_is_not_whole_leads_nowhere()
    {
        var workspace = await host.NewWorkspace();
        var link = await Send(workspace);
        foreach (var wrong in (string[])[link[..^1], link + "A", "/help/t/x"])
        {
            using var page = await workspace.Client(null).GetAsync(new Uri(wrong, UriKind.Relative));
            using var answer = await Post(workspace, wrong, new() { ["body"] = "Let me in." });
            page.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task An_answer_to_a_closed_request_goes_on_in_another_with_a_page_of_its_own()
    {
        var workspace = await host.NewWorkspace();
        var link = await Send(workspace);
        var ticket = (await workspace.Api.GetJson("/api/v1/tickets"))["data"]![0]!.Text("id"); // the only one
        await workspace.Api.PutJson($"/api/v1/tickets/{ticket}/status", new { status = "resolved" });
        await workspace.Api.PutJson($"/api/v1/tickets/{ticket}/status", new { status = "closed" });
        (await Page(workspace, link)).ShouldContain("opens a new request");

        using var answer = await Post(workspace, link, new() { ["body"] = "One more thing." });
        using var another = await Post(workspace, link, new() { ["body"] = "And another." });

        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var next = answer.Headers.Location!.ToString(); // it was 303
        next.ShouldStartWith("/help/t/");
        next.ShouldNotBe(link);
        var page = await Page(workspace, next);
        page.ShouldContain("One more thing.");
        page.ShouldContain("And another.");
        (await Page(workspace, another.Headers.Location!.ToString())).ShouldContain("And another.");
        var followUp = (await workspace.Api.GetJson("/api/v1/tickets?status=new")).Data().Single();
        followUp["follow_up_of"]!.Text("id").ShouldBe(ticket);
        (await Page(workspace, link)).ShouldContain($"It goes on as request {followUp["number"]}");
        (await workspace.Api.GetJson($"/api/v1/tickets/{ticket}/messages")).Data().Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_the_customer_wrote_cannot_become_markup()
    {
        var workspace = await host.NewWorkspace();
        var link = await Send(workspace, new(Good) { ["subject"] = "<b>x</b><script>1</script>", ["description"] = "<img src=x onerror=alert(1)>" });

        var page = await Page(workspace, link);

        page.ShouldNotContain("<script");
        page.ShouldNotContain("<img src=x");
        page.ShouldContain("&lt;img src=x onerror=alert(1)&gt;");
    }

    [Fact]
    public async Task The_private_page_is_for_no_searcher_and_no_store()
    {
        var workspace = await host.NewWorkspace();
        var link = await Send(workspace);

        using var page = await workspace.Client(null).GetAsync(new Uri(link, UriKind.Relative));

        page.Headers.GetValues("X-Robots-Tag").ShouldBe(["noindex, nofollow"]);
        page.Headers.GetValues("Referrer-Policy").Single().ShouldContain("no-referrer");
        page.Headers.CacheControl!.NoStore.ShouldBeTrue(); // given on every page
    }

    [Fact]
    public async Task No_page_of_one_workspace_holds_a_word_or_a_file_of_another_even_for_the_same_customer()
    {
        var (mine, others) = (await host.NewWorkspace(), await host.NewWorkspace());
        var link = await Send(mine);
        var othersLink = await Send(others, new(Good) { ["subject"] = $"Canary {others.Tag}", ["description"] = $"Canary {others.Tag}" });
        var ticket = (await others.Api.GetJson("/api/v1/tickets"))["data"]![0]!.Text("id"); // the only one
        using var form = new MultipartFormDataContent { { new ByteArrayContent([1, 2, 3]), "file", "canary.bin" } };
        using var uploaded = await others.Api.PostAsync(new Uri("/api/v1/files/upload", UriKind.Relative), form);
        var file = System.Text.Json.Nodes.JsonNode.Parse(await uploaded.Content.ReadAsStringAsync())!["data"]![0]!.Text("id"); // one was sent
        await others.Api.PostJson($"/api/v1/tickets/{ticket}/messages", new { kind = "public_reply", body = "See this.", file_ids = new[] { file } });

        foreach (var path in (string[])[link, Form(mine)])
        {
            (await Page(mine, path)).ShouldNotContain(others.Tag);
        }

        using var own = await others.Client(null).GetAsync(new Uri($"{othersLink}/files/{file}", UriKind.Relative));
        using var foreign = await mine.Client(null).GetAsync(new Uri($"{link}/files/{file}", UriKind.Relative));
        own.StatusCode.ShouldBe(HttpStatusCode.OK);
        foreign.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_customers_page_shows_nothing_of_another_customers_merged_ticket()
    {
        var workspace = await host.NewWorkspace();
        var (maya, kim) = (await workspace.OpenTicket("Mine", "maya@home.example", "From Maya"), await workspace.OpenTicket("Theirs", "kim@home.example", "From Kim"));
        var (mayas, kims) = (await WithFile(maya, "To Maya"), await WithFile(kim, "To Kim"));
        var (mayasPage, kimsPage) = (await LinkTo(maya), await LinkTo(kim));

        await workspace.Api.Send(HttpMethod.Post, $"/api/v1/tickets/{kim.Id()}/merge", new { into = maya.Id() }, HttpStatusCode.OK);
        await WithFile(maya, "Since then");

        var (ofMaya, ofKim) = (await Page(workspace, mayasPage), await Page(workspace, kimsPage));
        ofMaya.ShouldContain("From Maya");
        ofMaya.ShouldContain("Since then");
        ofMaya.ShouldNotContain("Kim");
        ofKim.ShouldContain("To Kim");
        ofKim.ShouldNotContain("Maya");
        ofKim.ShouldNotContain("Since then");
        (await StatusOf(mayasPage, mayas), await StatusOf(mayasPage, kims)).ShouldBe((HttpStatusCode.OK, HttpStatusCode.NotFound));
        (await StatusOf(kimsPage, kims), await StatusOf(kimsPage, mayas)).ShouldBe((HttpStatusCode.OK, HttpStatusCode.NotFound));
        (await workspace.Api.GetJson($"/api/v1/tickets/{maya.Id()}/messages")).Data().Where(m => m.Text("body_text").EndsWith("Kim", StringComparison.Ordinal))
            .ShouldAllBe(m => m["written_in"]!["number"]!.GetValue<long>() == kim["number"]!.GetValue<long>());

        async Task<Guid> WithFile(System.Text.Json.Nodes.JsonNode ticket, string body)
        {
            var file = await workspace.Api.Upload("a.txt", [1, 2, 3]);
            await workspace.Api.PostJson($"/api/v1/tickets/{ticket.Id()}/messages", new { kind = "public_reply", body, file_ids = new[] { file.Id() } });
            return file.Id();
        }

        async Task<string> LinkTo(System.Text.Json.Nodes.JsonNode ticket) =>
            new Uri((await workspace.Api.Send(HttpMethod.Post, $"/api/v1/tickets/{ticket.Id()}/customer-link", null, HttpStatusCode.OK)).Text("url")).AbsolutePath;

        async Task<HttpStatusCode> StatusOf(string page, Guid file)
        {
            using var answer = await workspace.Client(null).GetAsync(new Uri($"{page}/files/{file}", UriKind.Relative));
            return answer.StatusCode;
        }
    }

    internal static string Form(TestWorkspace workspace) => $"/help/new?workspace={workspace.Founded.Slug}";

    internal static async Task<HttpResponseMessage> Post(
        TestWorkspace workspace, string path, Dictionary<string, string> fields, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) };
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await workspace.Client(null).SendAsync(request);
    }

    private static async Task<string> Send(TestWorkspace workspace, Dictionary<string, string>? fields = null)
    {
        using var answer = await Post(workspace, Form(workspace), fields ?? Good);
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var link = answer.Headers.Location!.ToString(); // a 303 says where
        link.ShouldStartWith("/help/t/");
        return link;
    }

    private static async Task<string> Page(TestWorkspace workspace, string path) => WebUtility.HtmlDecode(
        (await workspace.Client(null).GetStringAsync(new Uri(path, UriKind.Relative))).Replace("&lt;", "&amp;lt;", StringComparison.Ordinal).Replace("&gt;", "&amp;gt;", StringComparison.Ordinal));
}

public sealed class LimitedFormHost : ParleyHost
{
    protected override TimeProvider Clock { get; } = new StandingClock();

    protected override Settings Configure(Settings settings) => settings with { FormLimit = 3 };
}

public sealed class FormLimitTests(LimitedFormHost host) : IClassFixture<LimitedFormHost>
{
    [Fact]
    public async Task An_address_sends_only_so_many_requests_a_minute()
    {
        var workspace = await host.NewWorkspace();
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++)
        {
            using var answer = await CustomerPagesTests.Post(workspace, CustomerPagesTests.Form(workspace), new()
            {
                ["email"] = $"eva{i}@home.example",
                ["subject"] = "Again",
                ["description"] = $"Number {i}",
            });
            statuses.Add(answer.StatusCode);
            if (i == 3)
            {
                answer.Headers.RetryAfter.ShouldNotBeNull();
                (await answer.Content.ReadAsStringAsync()).ShouldContain("Number 3");
            }
        }

        statuses.ShouldBe([HttpStatusCode.SeeOther, HttpStatusCode.SeeOther, HttpStatusCode.SeeOther, HttpStatusCode.TooManyRequests]);
    }
}
