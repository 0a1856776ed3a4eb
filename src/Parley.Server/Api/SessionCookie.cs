using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Parley.Desk.Teams;
using Parley.Platform.Ids;
using Parley.Platform.Security;

namespace Parley.Server.Api;

/// <summary>
/// A browser's session: an encrypted cookie with the account, the workspace, the account's security stamp and a token that writing
/// requests repeat in a header, which another site cannot.
/// </summary>
internal sealed class SessionCookie(Callers callers, IdSource ids)
{
    public const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;
    public const string CsrfHeader = "X-CSRF-Token";

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
                new Claim(Account, account.ToString()), new Claim(Workspace, workspace.Value.ToString()), new Claim(Stamp, stamp ?? ""),
                new Claim(Csrf, csrf),
            ],
            Scheme);
        await http.SignInAsync(Scheme, new ClaimsPrincipal(identity));
        return csrf;
    }

    /// <summary>The agent of a valid session and its token; null without one.</summary>
    public async Task<(SignedInAgent Agent, Guid Account, string Csrf)?> Read(HttpContext http)
    {
        var ticket = await http.AuthenticateAsync(Scheme);
        if (ticket.Principal is not { } principal
            || !Guid.TryParse(principal.FindFirstValue(Account), out var account)
            || !Guid.TryParse(principal.FindFirstValue(Workspace), out var workspace))
        {
            return null;
        }

        var agent = await callers.OfAccount(account, WorkspaceId.From(workspace), http.RequestAborted);
        return agent is null || (agent.SecurityStamp ?? "") != principal.FindFirstValue(Stamp)
            ? null
            : (agent, account, principal.FindFirstValue(Csrf) ?? "");
    }

    public static Task SignOut(HttpContext http) => http.SignOutAsync(Scheme);
}
