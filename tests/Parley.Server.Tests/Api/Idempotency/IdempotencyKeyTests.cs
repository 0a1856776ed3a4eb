using System.Net;
using System.Text.Json.Nodes;
using Parley.Server.Tests.Realtime;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Api.Idempotency;

public sealed class IdempotencyKeyTests(WaitingHost host) : IClassFixture<WaitingHost>
{
    private const string Tickets = "/api/v1/tickets";

    [Fact]
    public async Task Of_sixteen_requests_at_once_one_is_done_and_the_others_hear_of_it()
    {
        var workspace = await host.NewWorkspace();
        var key = Keyed.NewKey();

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => workspace.Api.PostOnce(Tickets, Keyed.Ticket(), key)));

        answers.ShouldAllBe(a => a.Status == HttpStatusCode.Created || (a.Status == HttpStatusCode.Conflict && a.Code == "request_in_progress"));
        answers.Count(a => a is { IsDone: true, Replayed: null }).ShouldBe(1);
        answers.Where(a => a.IsDone).Select(a => a.Body).Distinct().Count().ShouldBe(1);
        (await workspace.Api.CountTickets()).ShouldBe(1);
        (await workspace.Api.PostOnce(Tickets, Keyed.Ticket(), key)).Replayed.ShouldBe("true");
    }

    [Fact]
    public async Task Of_sixteen_repeats_at_once_each_gets_the_answer()
    {
        var workspace = await host.NewWorkspace();
        var key = Keyed.NewKey();
        var first = await workspace.Api.PostOnce(Tickets, Keyed.Ticket(), key);

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => workspace.Api.PostOnce(Tickets, Keyed.Ticket(), key)));

        answers.ShouldAllBe(a => a.Status == HttpStatusCode.Created && a.Replayed == "true" && a.Body == first.Body);
    }

    [Fact]
    public async Task Sixteen_requests_at_once_to_add_an_agent_make_one_account()
    {
        var workspace = await host.NewWorkspace();
        var key = Keyed.NewKey();
        var person = new JsonObject { ["name"] = "Tim", ["email"] = $"tim-{workspace.Tag}@desk.example" };

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => workspace.Api.PostOnce("/api/v1/agents", person, key)));

        answers.ShouldAllBe(a => a.Status == HttpStatusCode.Created || a.Code == "request_in_progress");
        var password = answers.Single(a => a is { IsDone: true, Replayed: null }).Json.Text("initial_password");
        await Browser.SignIn(workspace, $"tim-{workspace.Tag}@desk.example", password);
        (await Rows.Of(host, workspace)).Count(r => r.StartsWith("account:", StringComparison.Ordinal)).ShouldBe(2); // and the administrator's
    }

    [Fact]
    public async Task What_was_refused_did_nothing_and_may_be_sent_again_in_a_better_form()
    {
        var workspace = await host.NewWorkspace();
        var key = Keyed.NewKey();
        var wrong = Keyed.Ticket();
        wrong["team_id"] = $"{Guid.CreateVersion7()}";

        (await workspace.Api.PostOnce(Tickets, wrong, key)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await workspace.Api.PostOnce(Tickets, Keyed.Ticket(""), key)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var mended = await workspace.Api.PostOnce(Tickets, Keyed.Ticket(), key);

        mended.Status.ShouldBe(HttpStatusCode.Created);
        mended.Replayed.ShouldBeNull();
    }

    [Fact]
    public async Task The_same_key_of_another_caller_or_at_another_call_is_another_key()
    {
        var workspace = await host.NewWorkspace();
        var key = Keyed.NewKey();
        var made = await workspace.Api.PostJson("/api/v1/api-keys", new { name = "Robot", scopes = new[] { "tickets.read", "tickets.write" } });
        using var robot = workspace.Client(made.Text("key"));
        var browser = await Browser.SignInAdmin(workspace);
        foreach (var client in new[] { workspace.Api, robot, browser.Client })
        {
            var ticket = await client.PostOnce(Tickets, Keyed.Ticket(), key);
            var message = await client.PostOnce(
                $"{Tickets}/{ticket.Json.Id()}/messages", new JsonObject { ["kind"] = "internal_note", ["body"] = "A note" }, key);

            ticket.Status.ShouldBe(HttpStatusCode.Created);
            ticket.Replayed.ShouldBeNull();
            message.Status.ShouldBe(HttpStatusCode.Created);
            message.Replayed.ShouldBeNull();
        }

        (await workspace.Api.CountTickets()).ShouldBe(3);
    }

    [Fact]
    public async Task The_same_key_of_a_person_counts_in_each_of_their_sessions()
    {
        var workspace = await host.NewWorkspace();
        var key = Keyed.NewKey();
        var first = await (await Browser.SignInAdmin(workspace)).Client.PostOnce(Tickets, Keyed.Ticket(), key);

        var again = await (await Browser.SignInAdmin(workspace)).Client.PostOnce(Tickets, Keyed.Ticket(), key);

        again.Replayed.ShouldBe("true");
        again.Body.ShouldBe(first.Body);
    }

    [Fact]
    public async Task A_path_without_the_version_is_the_same_call()
    {
        var workspace = await host.NewWorkspace();
        var key = Keyed.NewKey();
        await workspace.Api.PostOnce(Tickets, Keyed.Ticket(), key);

        (await workspace.Api.PostOnce("/api/tickets", Keyed.Ticket(), key)).Replayed.ShouldBe("true");
    }

    [Fact]
    public async Task A_day_later_the_key_is_free_again()
    {
        var workspace = await host.NewWorkspace();
        var key = Keyed.NewKey();
        await workspace.Api.PostOnce(Tickets, Keyed.Ticket(), key);

        host.Pass(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(1));
        (await workspace.Api.PostOnce(Tickets, Keyed.Ticket(), key)).Replayed.ShouldBe("true");
        host.Pass(TimeSpan.FromMinutes(1) + TimeSpan.FromSeconds(1));
        var later = await workspace.Api.PostOnce(Tickets, Keyed.Ticket("Another"), key);

        later.Status.ShouldBe(HttpStatusCode.Created);
        later.Replayed.ShouldBeNull();
        (await workspace.Api.PostOnce(Tickets, Keyed.Ticket("Another"), key)).Body.ShouldBe(later.Body);
        (await workspace.Api.CountTickets()).ShouldBe(2);
    }

    [Theory]
    [InlineData("PUT", "/priority")]
    [InlineData("PATCH", "")]
    public async Task Other_methods_do_not_heed_the_key(string method, string path)
    {
        var workspace = await host.NewWorkspace();
        var ticket = await workspace.OpenTicket();
        foreach (var priority in new[] { "high", "low" })
        {
            var changed = await workspace.Api.AskOnce(
                new HttpRequestMessage(HttpMethod.Parse(method), $"{Tickets}/{ticket.Id()}{path}")
                {
                    Content = Answers.JsonContent(new JsonObject { ["priority"] = priority }),
                },
                new string('k', 256));

            changed.Status.ShouldBe(HttpStatusCode.OK);
            changed.Json.Text("priority").ShouldBe(priority);
            changed.Replayed.ShouldBeNull();
        }
    }

    [Fact]
    public async Task Signing_in_does_not_heed_the_key()
    {
        var workspace = await host.NewWorkspace();
        using var anonymous = workspace.Client(null);
        var body = new JsonObject { ["email"] = workspace.AdminEmail, ["password"] = workspace.AdminPassword };
        foreach (var key in new[] { "same", "same", new string('k', 256) })
        {
            var session = await anonymous.PostOnce("/api/v1/session", body, key);

            session.Status.ShouldBe(HttpStatusCode.OK);
            session.Replayed.ShouldBeNull();
        }
    }

    [Fact]
    public async Task A_repeat_needs_the_right_that_the_first_time_needed()
    {
        var workspace = await host.NewWorkspace();
        var key = Keyed.NewKey();
        var made = await workspace.Api.PostJson("/api/v1/api-keys", new { name = "Robot", scopes = new[] { "tickets.read", "tickets.write" } });
        using var robot = workspace.Client(made.Text("key"));
        await robot.PostOnce(Tickets, Keyed.Ticket(), key);

        await workspace.Api.Send(HttpMethod.Delete, $"/api/v1/api-keys/{made.Id()}", null, HttpStatusCode.NoContent);

        (await robot.PostOnce(Tickets, Keyed.Ticket(), key)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
