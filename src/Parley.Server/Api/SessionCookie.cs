using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Parley.Desk.People.Accounts;
using Parley.Desk.Teams;
using Parley.Platform.Ids;
using Parley.Platform.Security;
using Parley.Platform.Work;

namespace Parley.Server.Api;

/// <summary>
/// A browser's session: an encrypted cookie with its id, the account, the workspace, the account's security stamp and a token that
/// writing requests repeat in a header, which another site cannot.
/// </summary>
internal sealed class SessionCookie(Callers callers, SessionEnds ends, IdSource ids)
{
    public const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;
    public const string Name = "parley_session";
    public const string CsrfHeader = "X-CSRF-Token";

    private const string Session = "session";
    private const string Account = "account";
    private const string Workspace = "workspace";
    private const string Stamp = "stamp";
    private const string Csrf = "csrf";

    /// <summary>Signs in and answers the new session's token; the cookie goes out with the answer.</summary>
    public async Task<string> SignIn(HttpContext http, Guid account, WorkspaceId workspace, string? stamp)
    {
        var csrf = SecretToken.Make(ids);
        var identity = new ClaimsIdentity(
            [
                new Claim(Session, ids.NextGuid().ToString()), new Claim(Account, account.ToString()), new Claim(Workspace, workspace.Value.ToString()),
                new Claim(Stamp, stamp ?? ""), new Claim(Csrf, csrf),
            ],
            Scheme);
        await http.SignInAsync(Scheme, new ClaimsPrincipal(identity));
        return csrf;
    }

    /// <summary>Null without a valid session.</summary>
    public async Task<BrowserSession?> Read(HttpContext http)
    {
        var ticket = await http.AuthenticateAsync(Scheme);
        if (ticket.Principal is not { } principal
            || !Guid.TryParse(principal.FindFirstValue(Session), out var session)
            || !Guid.TryParse(principal.FindFirstValue(Account), out var account)
            || !Guid.TryParse(principal.FindFirstValue(Workspace), out var workspace))
        {
            return null;
        }

        var agent = await callers.OfAccount(account, WorkspaceId.From(workspace), session, http.RequestAborted);
        if (agent is null || (agent.SecurityStamp ?? "") != principal.FindFirstValue(Stamp))
        {
            // Not only refused: a cookie in the second half of its life would be renewed with the answer.
            await http.SignOutAsync(Scheme);
            return null;
        }

        return new BrowserSession(session, account, agent, principal.FindFirstValue(Csrf) ?? "");
    }

    /// <summary>The caller of a session that was valid before; null when it has ended since.</summary>
    public async Task<Caller?> CallerOf(BrowserSession session, CancellationToken ct)
    {
        var agent = await callers.OfAccount(session.Account, session.Agent.Caller.Workspace, session.Id, ct);
        return agent is not null && agent.SecurityStamp == session.Agent.SecurityStamp ? agent.Caller : null;
    }

    public async Task SignOut(HttpContext http, BrowserSession session)
    {
        await ends.End(session.Agent.Caller.Workspace, session.Id, http.RequestAborted);
        await http.SignOutAsync(Scheme);
    }
}

/// <summary>The session behind a request that came with a cookie.</summary>
internal sealed record BrowserSession(Guid Id, Guid Account, SignedInAgent Agent, string Csrf);
