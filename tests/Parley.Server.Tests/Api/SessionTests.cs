using System.Net;
using System.Net.Http.Json;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Api;

public sealed class SessionTests(ParleyHost host)
{
    [Fact]
    public async Task A_sign_in_answers_who_one_is_and_where()
    {
        var workspace = await host.NewWorkspace();

        var session = (await Browser.SignInAdmin(workspace)).Session;

        session.Fields().ShouldBe(["user", "workspace", "csrf_token"]);
        session["user"]!.Fields().ShouldBe(["id", "name", "email", "role", "ticket_access", "permissions", "teams"]);
        session["user"]!.Text("email").ShouldBe(workspace.AdminEmail);
        session["user"]!.Text("role").ShouldBe("admin");
        session["workspace"]!.Fields().ShouldBe(["id", "slug", "name"]);
        session["workspace"]!.Id().ShouldBe(workspace.Id.Value);
        session.Text("csrf_token").Length.ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task The_session_is_read_back_as_it_was_answered()
    {
        var browser = await Browser.SignInAdmin(await host.NewWorkspace());

        var read = await browser.Client.GetJson("/api/v1/session");

        read.ToJsonString().ShouldBe(browser.Session.ToJsonString());
    }

    [Fact]
    public async Task The_cookie_is_closed_to_scripts_and_other_sites()
    {
        var browser = await Browser.SignInAdmin(await host.NewWorkspace());

        browser.Cookie.ShouldStartWith("parley_session=");
        browser.SetCookie.ShouldContain("httponly", StringComparer.OrdinalIgnoreCase);
        browser.SetCookie.ShouldContain("samesite=lax", StringComparer.OrdinalIgnoreCase);
        browser.SetCookie.ShouldContain("path=/", StringComparer.OrdinalIgnoreCase);
        browser.SetCookie.ShouldNotContain(part => part.StartsWith("domain", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not the token")]
    public async Task A_change_without_the_sessions_token_is_refused(string? token)
    {
        var workspace = await host.NewWorkspace();
        var browser = await Browser.SignInAdmin(workspace);
        var forged = Browser.With(workspace, browser.Cookie, token);

        await forged.GetJson("/api/v1/tickets");
        await forged.Refused(HttpMethod.Post, "/api/v1/teams", new { name = "Sales" }, 403, "csrf_token_invalid");
        await forged.Refused(HttpMethod.Delete, "/api/v1/session", null, 403, "csrf_token_invalid");
        await browser.Client.PostJson("/api/v1/teams", new { name = "Sales" });
    }

    [Fact]
    public async Task Another_sessions_token_does_not_fit()
    {
        var workspace = await host.NewWorkspace();
        var (first, second) = (await Browser.SignInAdmin(workspace), await Browser.SignInAdmin(workspace));

        var mixed = Browser.With(workspace, first.Cookie, second.Session.Text("csrf_token"));

        await mixed.Refused(HttpMethod.Post, "/api/v1/teams", new { name = "Sales" }, 403, "csrf_token_invalid");
    }

    [Fact]
    public async Task Signing_out_takes_the_cookie_away()
    {
        var browser = await Browser.SignInAdmin(await host.NewWorkspace());

        using var response = await browser.Client.DeleteAsync(new Uri("/api/v1/session", UriKind.Relative));

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        response.Headers.GetValues("Set-Cookie").Single().ShouldStartWith("parley_session=;");
    }

    [Fact]
    public async Task A_session_that_was_signed_out_is_over_even_for_who_kept_its_cookie()
    {
        var browser = await Browser.SignInAdmin(await host.NewWorkspace());
        using var response = await browser.Client.DeleteAsync(new Uri("/api/v1/session", UriKind.Relative));

        await browser.Client.Refused(HttpMethod.Get, "/api/v1/session", null, 401, "unauthenticated");
    }

    [Fact]
    public async Task A_new_password_ends_all_other_sessions()
    {
        var workspace = await host.NewWorkspace();
        var (here, elsewhere) = (await Browser.SignInAdmin(workspace), await Browser.SignInAdmin(workspace));

        var body = JsonContent.Create(new { current_password = workspace.AdminPassword, new_password = "another long password" });
        using var response = await here.Client.PutAsync(new Uri("/api/v1/session/password", UriKind.Relative), body);

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await elsewhere.Client.Refused(HttpMethod.Get, "/api/v1/session", null, 401, "unauthenticated");
        var renewed = Browser.With(workspace, response.Headers.GetValues("Set-Cookie").Single().Split(';')[0], null);
        (await renewed.GetJson("/api/v1/session"))["user"]!.Text("email").ShouldBe(workspace.AdminEmail);
        await Browser.SignIn(workspace, workspace.AdminEmail, "another long password");
        await SignInRefused(workspace, workspace.AdminPassword, 401, "wrong_credentials");
    }

    [Fact]
    public async Task The_address_is_taken_in_any_letters_and_the_password_is_not()
    {
        var workspace = await host.NewWorkspace();

        await Browser.SignIn(workspace, $" {workspace.AdminEmail.ToUpperInvariant()} ", workspace.AdminPassword);

        await SignInRefused(workspace, workspace.AdminPassword.ToUpperInvariant(), 401, "wrong_credentials");
    }

    [Fact]
    public async Task Eight_wrong_passwords_lock_the_account_for_the_right_one_too()
    {
        var workspace = await host.NewWorkspace();
        for (var i = 0; i < 8; i++)
        {
            await SignInRefused(workspace, "wrong", 401, "wrong_credentials");
        }

        using var response = await SignIn(workspace, workspace.AdminPassword);

        response.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await response.Content.ReadAsStringAsync()).ShouldContain("\"locked_out\"");
        response.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 300);
    }

    [Fact]
    public async Task A_right_password_forgets_the_wrong_ones_before_it()
    {
        var workspace = await host.NewWorkspace();
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 7; i++)
            {
                await SignInRefused(workspace, "wrong", 401, "wrong_credentials");
            }

            await Browser.SignInAdmin(workspace);
        }
    }

    [Fact]
    public async Task Who_belongs_to_two_workspaces_names_one()
    {
        var (first, second) = (await host.NewWorkspace(), await host.NewWorkspace());
        var agent = await second.Api.PostJson("/api/v1/agents", new { name = "Ada", email = first.AdminEmail });
        agent["initial_password"].ShouldBeNull("the password one has stays");

        using var anonymous = first.Client(null);
        var login = new { email = first.AdminEmail, password = first.AdminPassword };
        var problem = await anonymous.Refused(HttpMethod.Post, "/api/v1/session", login, 409, "workspace_required");

        problem["workspaces"]!.AsArray().Select(w => w!.Id()).ShouldBe([first.Id.Value, second.Id.Value]);
        problem["workspaces"]![0]!.Fields().ShouldBe(["id", "slug", "name"]);
        foreach (var name in new[] { second.Founded.Slug, $"{second.Id.Value}" })
        {
            var browser = await Browser.SignIn(first, first.AdminEmail, first.AdminPassword, name);
            browser.Session["workspace"]!.Id().ShouldBe(second.Id.Value);
            browser.Session["user"]!.Text("role").ShouldBe("agent");
            await browser.Client.Refused(HttpMethod.Post, "/api/v1/teams", new { name = "Sales" }, 403, "forbidden");
        }
    }

    private static Task<HttpResponseMessage> SignIn(TestWorkspace workspace, string password)
    {
        var client = workspace.Client(null);
        return client.PostAsJsonAsync("/api/v1/session", new { email = workspace.AdminEmail, password });
    }

    private static async Task SignInRefused(TestWorkspace workspace, string password, int status, string code)
    {
        using var client = workspace.Client(null);
        await client.Refused(HttpMethod.Post, "/api/v1/session", new { email = workspace.AdminEmail, password }, status, code);
    }
}
