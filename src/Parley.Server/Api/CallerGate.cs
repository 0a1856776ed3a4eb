using System.Security.Cryptography;
using System.Text;
using Parley.Desk.Teams;
using Parley.Platform.Work;

namespace Parley.Server.Api;

/// <summary>Lets through who shows a key or a session, and names them to what lies behind: the API and the realtime hub.</summary>
internal sealed class CallerGate(Callers callers, SessionCookie sessions, RateLimiter limiter) : IMiddleware
{
    private static readonly Refusal SignIn = new(
        RefusalKind.Unauthenticated, "unauthenticated", "Show an API key as 'Authorization: Bearer …' or 'X-Api-Key', or sign in.");

    private static readonly Refusal Forged = new(
        RefusalKind.Forbidden, "csrf_token_invalid", $"A change by a browser's session needs its token in {SessionCookie.CsrfHeader}; GET /api/v1/session has it.");

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var (caller, refusal) = KeyOf(context.Request) is { } key ? await ByKey(context, key) : await BySession(context);
        var who = caller is null ? $"address {context.Connection.RemoteIpAddress}" : $"{caller.Actor.Type} {caller.Actor.Id}";
        if (!limiter.Admit(context, who))
        {
            await Problems.From(RateLimiter.TooMany(context)).ExecuteAsync(context);
            return;
        }

        if (refusal is not null)
        {
            await Problems.From(refusal).ExecuteAsync(context);
            return;
        }

        context.SetCaller(caller!); // without a refusal there is a caller
        await next(context);
    }

    private async Task<(Caller?, Refusal?)> ByKey(HttpContext context, string key)
    {
        var caller = await callers.OfApiKey(key, context.RequestAborted);
        context.Features.Set<AskAgain>(ct => callers.OfApiKey(key, ct));
        return (caller, caller is null ? SignIn with { Code = "invalid_key", Detail = "This API key is not known, or was deleted." } : null);
    }

    private async Task<(Caller?, Refusal?)> BySession(HttpContext context)
    {
        if (await sessions.Read(context) is not { } session)
        {
            return (null, SignIn);
        }

        context.Features.Set(session);
        context.Features.Set<AskAgain>(ct => sessions.CallerOf(session, ct));
        return (session.Agent.Caller, IsForged(context, session.Csrf) ? Forged : null);
    }

    // A socket carries no headers of ours, but always says which page opened it.
    private static bool IsForged(HttpContext context, string csrf) =>
        context.Request.Path.StartsWithSegments("/hubs") ? OwnOrigin.IsOther(context) : !IsRead(context.Request) && !HasToken(context.Request, csrf);

    private static bool IsRead(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    private static bool HasToken(HttpRequest request, string csrf) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(request.Headers[SessionCookie.CsrfHeader].ToString()), Encoding.UTF8.GetBytes(csrf));

    private static string? KeyOf(HttpRequest request)
    {
        if (request.Headers["X-Api-Key"].ToString() is { Length: > 0 } key)
        {
            return key;
        }

        const string bearer = "Bearer ";
        var authorization = request.Headers.Authorization.ToString();
        if (authorization.StartsWith(bearer, StringComparison.OrdinalIgnoreCase))
        {
            return authorization[bearer.Length..].Trim();
        }

        // A browser cannot set a header on a web socket; SignalR's clients send the token so.
        return request.Path.StartsWithSegments("/hubs") && request.Query["access_token"].ToString() is { Length: > 0 } token ? token : null;
    }
}
