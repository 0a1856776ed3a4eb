using Parley.Desk.People;
using Parley.Platform.Work;
using Parley.Server.Api;

namespace Parley.Server.Pages.Entry;

/// <summary>The page by which agents come in.</summary>
internal static class SignInDoor
{
    public static void Map(RouteGroupBuilder entry)
    {
        entry.WithPageHeaders().Private();
        entry.MapGet("/", Show);
        entry.MapPost("/", Enter);
    }

    private static Task<IResult> Show(HttpContext http, WorkspaceLookup workspaces) =>
        Page(http, workspaces, FilledForm.Empty, http.Request.Query["return"], [], StatusCodes.Status200OK);

    private static async Task<IResult> Enter(HttpContext http, SignIn signIn, RateLimiter limiter, WorkspaceLookup workspaces)
    {
        var read = await FilledForm.Read(http);
        if (read.Refusal is { } unread)
        {
            return PageResults.Refused(unread);
        }

        var form = read.Value;
        var target = form.Values.GetValueOrDefault("return") ?? http.Request.Query["return"].ToString();
        if (!limiter.Admit(http, $"address {http.Connection.RemoteIpAddress}"))
        {
            return await Page(http, workspaces, form.With(RateLimiter.TooMany(http)), target, [], StatusCodes.Status429TooManyRequests);
        }

        var workspace = form["workspace"] is { Length: > 0 } named ? named : null;
        var session = await signIn.Run(http, form["email"], form["password"], workspace);
        return session.Refusal is { } refusal
            ? await Page(http, workspaces, form.With(SignInWords.Of(refusal)), target, ChoicesOf(refusal), Problems.StatusOf(refusal.Kind))
            : PageResults.SeeOther(LocalPath.Of(target));
    }

    private static IReadOnlyList<WorkspaceChoice> ChoicesOf(Refusal refusal) =>
        refusal.Extra?.GetValueOrDefault("workspaces") as IReadOnlyList<WorkspaceChoice> ?? [];

    private static async Task<IResult> Page(
        HttpContext http, WorkspaceLookup workspaces, FilledForm form, string? target, IReadOnlyList<WorkspaceChoice> choices, int status)
    {
        var usual = await workspaces.BySlug(null, http.RequestAborted);
        return PageResults.Page<SignInPage>(
            new { Workspace = usual?.Name, Form = form, Return = LocalPath.Of(target), Choices = choices }, status);
    }
}
