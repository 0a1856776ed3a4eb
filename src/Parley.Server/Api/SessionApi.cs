using Parley.Desk.People;
using Parley.Desk.People.Accounts;
using Parley.Desk.Teams;
using Parley.Platform.Work;

namespace Parley.Server.Api;

/// <summary>Signing in and out.</summary>
internal static class SessionApi
{
    /// <summary>What stands in front of the gate: one signs in to get through. It heeds no Idempotency-Key, for nobody is known by then.</summary>
    public static void MapOpen(RouteGroupBuilder api) =>
        api.MapPost("/session", Start).WithTags("Session").Named("signIn", "Sign in").Takes<SignInBody>().Gives<SessionView>(200, 400, 409, 422);

    public static void Map(RouteGroupBuilder api)
    {
        var session = api.MapGroup("/session").WithTags("Session");
        session.Get("/", Read).Named("readSession", "Who is signed in").Gives<SessionView>(200);
        session.Delete("/", End).Named("signOut", "Sign out").GivesNothing();
        session.Put("/password", ChangePassword).Named("changePassword", "Change one's password; other sessions end")
            .Takes<PasswordBody>().GivesNothing(400, 422);
    }

    private static async Task<IResult> Start(HttpContext http, SignIn signIn, RateLimiter limiter)
    {
        if (!limiter.Admit(http, $"address {http.Connection.RemoteIpAddress}"))
        {
            return Problems.From(RateLimiter.TooMany(http));
        }

        var body = await JsonBody.Read<SignInBody>(http.Request, http.RequestAborted);
        if (body.Refusal is { } malformed)
        {
            return Problems.From(malformed);
        }

        var session = await signIn.Run(http, body.Value.Email, body.Value.Password, body.Value.Workspace);
        return session.Refusal is { } refusal ? Problems.From(refusal) : Door.Json(session.Value);
    }

    private static IResult Read(HttpContext http) =>
        http.Session() is { } session
            ? Door.Json(SessionView.Of(session.Agent, session.Csrf))
            : Problems.Of(401, "no_session", "This is a key's call; only a browser's has a session.");

    private static async Task<IResult> End(HttpContext http, SessionCookie sessions)
    {
        if (http.Session() is { } session)
        {
            await sessions.SignOut(http, session);
        }

        return TypedResults.NoContent();
    }

    private static async Task<IResult> ChangePassword(HttpContext http, AccountBook accounts, SessionCookie sessions)
    {
        if (http.Session() is not { } session)
        {
            return Problems.Of(401, "no_session", "This is a key's call; only a person has a password.");
        }

        var body = await JsonBody.Read<PasswordBody>(http.Request, http.RequestAborted);
        if (body.Refusal is { } malformed)
        {
            return Problems.From(malformed);
        }

        var checks = new Checks();
        checks.Required("/current_password", body.Value.CurrentPassword, 200);
        checks.Required("/new_password", body.Value.NewPassword, 200);
        if (checks.Errors.Count > 0)
        {
            return Problems.From(Refusal.Invalid(checks.Errors));
        }

        var stamp = await accounts.ChangePassword(session.Account, body.Value.CurrentPassword!, body.Value.NewPassword!, http.RequestAborted); // both checked
        if (stamp.Refusal is { } refusal)
        {
            return Problems.From(refusal);
        }

        await sessions.SignIn(http, session.Account, http.Caller().Workspace, stamp.Value);
        return TypedResults.NoContent();
    }
}

/// <summary>Checks a password and opens the session; used by the API and by the sign-in page.</summary>
internal sealed class SignIn(AccountBook accounts, WorkspaceLookup workspaces, Callers callers, SessionCookie sessions)
{
    public async Task<Result<SessionView>> Run(HttpContext http, string? email, string? password, string? workspace)
    {
        var ct = http.RequestAborted;
        var checks = new Checks();
        checks.Required("/email", email, Checks.EmailMax);
        checks.Required("/password", password, 200);
        if (checks.Errors.Count > 0)
        {
            return Refusal.Invalid(checks.Errors);
        }

        var account = await accounts.SignIn(email!, password!, ct); // both checked
        if (account.Refusal is { } refusal)
        {
            return refusal;
        }

        var choices = await workspaces.OfAccount(account.Value.Id, ct);
        if (workspace is null && choices.Count > 1)
        {
            return new Refusal(RefusalKind.Conflict, "workspace_required", "You belong to several workspaces: name one.")
            {
                Extra = new Dictionary<string, object> { ["workspaces"] = choices },
            };
        }

        var choice = choices.FirstOrDefault(c => workspace is null || c.Slug == workspace || c.Id.Value.ToString() == workspace);
        var agent = choice is null ? null : await callers.OfAccount(account.Value.Id, choice.Id, null, ct);
        if (agent is null)
        {
            return workspace is null
                ? new Refusal(RefusalKind.Forbidden, "no_workspace", "This account belongs to no workspace.")
                : Refusal.Invalid("/workspace", "not_found", "You belong to no such workspace.");
        }

        var csrf = await sessions.SignIn(http, account.Value.Id, agent.Workspace.Id, agent.SecurityStamp);
        return SessionView.Of(agent, csrf);
    }
}

internal sealed record SignInBody
{
    public string? Email { get; init; }

    public string? Password { get; init; }

    /// <summary>The second factor's code; accounts without one ignore it.</summary>
    public string? Code { get; init; }

    /// <summary>A workspace's slug or id; needed by who belongs to several.</summary>
    public string? Workspace { get; init; }
}

/// <param name="NewPassword">At least 10 characters.</param>
internal sealed record PasswordBody(string? CurrentPassword, string? NewPassword);

/// <param name="CsrfToken">To be sent as X-CSRF-Token with every change.</param>
internal sealed record SessionView(UserView User, WorkspaceChoice Workspace, string CsrfToken)
{
    public static SessionView Of(SignedInAgent signedIn, string csrf)
    {
        var a = signedIn.Agent;
        var permissions = signedIn.Caller.Permissions.Select(p => p.Name).Order(StringComparer.Ordinal);
        return new SessionView(
            new UserView(a.Id, a.Name, a.Email, a.Role, a.TicketAccess, [.. permissions], a.Teams),
            new WorkspaceChoice(signedIn.Workspace.Id, signedIn.Workspace.Slug, signedIn.Workspace.Name),
            csrf);
    }
}

internal sealed record UserView(
    AgentId Id, string Name, string Email, Role Role, TicketAccess TicketAccess, IReadOnlyList<string> Permissions, IReadOnlyList<Desk.Named> Teams);
