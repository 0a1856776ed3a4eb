using Parley.Desk.Files;
using Parley.Desk.Tickets.Customer;
using Parley.Desk.Workflow;
using Parley.Platform.Work;
using Parley.Server.Api;

namespace Parley.Server.Pages.Help;

/// <summary>The private page behind a link: the customer reads one ticket and answers it.</summary>
internal sealed class OwnTicketDoor(
    CustomerCallers customers, Dispatcher dispatcher, LocalFiles files, SentForms sent)
{
    public async Task<IResult> Show(HttpContext http, string token, string? after) =>
        await customers.OfLink(token, http.RequestAborted) is { } customer
            ? await Page(http, token, customer, after, FilledForm.Empty, StatusCodes.Status200OK)
            : PageResults.Refused(CustomerPages.NoPage);

    public async Task<IResult> Answer(HttpContext http, string token, RateLimiter limiter)
    {
        var read = await FilledForm.Read(http);
        if (read.Refusal is { } unread)
        {
            return PageResults.Refused(unread);
        }

        if (await customers.OfLink(token, http.RequestAborted) is not { } customer)
        {
            return PageResults.Refused(CustomerPages.NoPage);
        }

        var form = read.Value;
        if (!limiter.Admit(http, $"address {http.Connection.RemoteIpAddress}"))
        {
            return await Page(http, token, customer, null, form.With(CustomerWords.TooMany(http)), StatusCodes.Status429TooManyRequests);
        }

        var here = $"/help/t/{token}";
        var answer = await sent.Once(here, form, () => Send(customer, form["body"], here));
        return answer.Refusal is { } refusal
            ? await Page(http, token, customer, null, form.With(CustomerWords.Of(refusal)), Problems.StatusOf(refusal.Kind))
            : PageResults.SeeOther(answer.Value);
    }

    public async Task<IResult> Download(HttpContext http, string token, Guid id)
    {
        if (await customers.OfLink(token, http.RequestAborted) is not { } customer)
        {
            return PageResults.Refused(CustomerPages.NoPage);
        }

        var file = await dispatcher.Run(customer.Caller, new DownloadOwnFile(customer.Ticket, FileId.From(id)), http.RequestAborted);
        return file.Refusal is null
            ? FilesApi.Send(http, files, customer.Caller.Workspace, file.Value)
            : PageResults.Refused(CustomerPages.NoPage);
    }

    private async Task<Result<string>> Send(CustomerAtLink customer, string body, string location)
    {
        var answer = await dispatcher.Run(customer.Caller, new AnswerOwnTicket(customer.Ticket, body), CancellationToken.None);
        return answer.Map(a => a.Elsewhere is { } token ? $"/help/t/{token}" : location);
    }

    private async Task<IResult> Page(HttpContext http, string token, CustomerAtLink customer, string? after, FilledForm form, int status)
    {
        var ct = http.RequestAborted;
        var read = new ReadOwnTicket(customer.Ticket, new PageRequest(PageRequest.Most, after));
        var ticket = await dispatcher.Run(customer.Caller, read, ct);
        if (ticket.Refusal is { } refusal)
        {
            return PageResults.Refused(refusal.Kind == RefusalKind.NotFound ? CustomerPages.NoPage : refusal);
        }

        var parameters = new
        {
            Ticket = ticket.Value,
            Token = token,
            Me = customer.Caller.Actor.Id,
            IsFirstPage = after is null,
            Form = form,
            Stamp = sent.Stamp(),
        };
        return PageResults.Page<OwnTicketPage>(parameters, status);
    }
}
