using Parley.Desk.People;
using Parley.Desk.Tickets.Customer;
using Parley.Platform.Work;
using Parley.Server.Api;

namespace Parley.Server.Pages.Help;

/// <summary>The form by which anybody writes to a workspace.</summary>
internal static class RequestForm
{
    /// <summary>No person sees this field; a program that fills all it finds gives itself away.</summary>
    public const string Trap = "website";

    private static readonly Refusal NoWorkspace = new(
        RefusalKind.NotFound, "not_found", "Nobody takes requests under this address. Ask who gave it to you for the right one.");

    public static async Task<IResult> Show(HttpContext http, string? workspace, WorkspaceLookup workspaces, SentForms sent) =>
        await workspaces.BySlug(workspace, http.RequestAborted) is { } found
            ? Page(http, found, FilledForm.Empty, sent, StatusCodes.Status200OK)
            : PageResults.Refused(NoWorkspace);

    public static async Task<IResult> Send(
        HttpContext http,
        string? workspace,
        WorkspaceLookup workspaces,
        Dispatcher dispatcher,
        SentForms sent,
        [FromKeyedServices(PageServices.FormLimit)] RateLimiter limiter)
    {
        var read = await FilledForm.Read(http);
        if (read.Refusal is { } unread)
        {
            return PageResults.Refused(unread);
        }

        if (await workspaces.BySlug(workspace, http.RequestAborted) is not { } found)
        {
            return PageResults.Refused(NoWorkspace);
        }

        var form = read.Value;
        if (!limiter.Admit(http, $"address {http.Connection.RemoteIpAddress}"))
        {
            return Page(http, found, form.With(CustomerWords.TooMany(http)), sent, StatusCodes.Status429TooManyRequests);
        }

        if (form[Trap].Length > 0)
        {
            return PageResults.SeeOther("/help/thanks");
        }

        var answer = await sent.Once($"{http.Request.Path} {found.Id.Value}", form, () => Submit(dispatcher, found, form));
        return answer.Refusal is { } refusal
            ? Page(http, found, form.With(CustomerWords.Of(refusal)), sent, Problems.StatusOf(refusal.Kind))
            : PageResults.SeeOther(answer.Value);
    }

    private static async Task<Result<string>> Submit(Dispatcher dispatcher, WorkspaceChoice workspace, FilledForm form)
    {
        var name = string.IsNullOrWhiteSpace(form["name"]) ? null : form["name"];
        var request = new SubmitRequest(form["email"], name, form["subject"], form["description"]);
        var link = await dispatcher.Run(CustomerCallers.Anonymous(workspace.Id), request, CancellationToken.None);
        return link.Refusal is { } refusal ? refusal : $"/help/t/{link.Value.Token}";
    }

    private static IResult Page(HttpContext http, WorkspaceChoice workspace, FilledForm form, SentForms sent, int status)
    {
        // Not "no-store": whoever goes back to a form finds it as it was left.
        http.Response.Headers.CacheControl = "no-cache";
        var action = http.Request.Path + http.Request.QueryString;
        return PageResults.Page<RequestPage>(new { Workspace = workspace.Name, Action = action, Form = form, Stamp = sent.Stamp() }, status);
    }
}
