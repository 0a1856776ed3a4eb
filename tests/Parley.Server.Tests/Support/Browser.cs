using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Parley.Testing;

namespace Parley.Server.Tests.Support;

/// <summary>An agent's browser: its session's cookie, and the token that goes with changes.</summary>
internal sealed class Browser
{
    private Browser(HttpClient client, string cookie, JsonNode session, IReadOnlyList<string> setCookie) =>
        (Client, Cookie, Session, SetCookie) = (client, cookie, session, setCookie);

    /// <summary>With the cookie and the token.</summary>
    public HttpClient Client { get; }

    /// <summary><c>name=value</c>.</summary>
    public string Cookie { get; }

    /// <summary>The answer to the sign-in.</summary>
    public JsonNode Session { get; }

    /// <summary>The cookie as the server set it, in its parts.</summary>
    public IReadOnlyList<string> SetCookie { get; }

    public static async Task<Browser> SignIn(TestWorkspace workspace, string email, string password, string? into = null)
    {
        using var anonymous = workspace.Client(null);
        using var response = await anonymous.PostAsJsonAsync("/api/v1/session", new { email, password, workspace = into });
        var answer = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.OK, answer);
        var session = JsonNode.Parse(answer)!; // not null: it was 200
        var parts = response.Headers.GetValues("Set-Cookie").Single().Split(';', StringSplitOptions.TrimEntries);
        return new Browser(With(workspace, parts[0], session.Text("csrf_token")), parts[0], session, parts);
    }

    public static Task<Browser> SignInAdmin(TestWorkspace workspace) => SignIn(workspace, workspace.AdminEmail, workspace.AdminPassword);

    public static HttpClient With(TestWorkspace workspace, string cookie, string? csrf)
    {
        var client = workspace.Client(null);
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        if (csrf is not null)
        {
            client.DefaultRequestHeaders.Add("X-CSRF-Token", csrf);
        }

        return client;
    }
}
