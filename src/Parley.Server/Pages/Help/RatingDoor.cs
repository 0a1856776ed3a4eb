using Parley.Desk.Ratings;
using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Customer;
using Parley.Platform;
using Parley.Platform.Work;
using Parley.Server.Api;

namespace Parley.Server.Pages.Help;

/// <summary>
/// Where a customer rates a ticket: by a link that can do nothing else, or from the private page. To look at it rates nothing, for programs look at the
/// links in a message before its reader does.
/// </summary>
internal sealed class RatingDoor(CustomerCallers customers, RaterCallers raters, Dispatcher dispatcher)
{
    internal enum Way
    {
        Link,
        Own,
    }

    public async Task<IResult> Show(HttpContext http, Way way, string token)
    {
        if (await Find(way, token, http.RequestAborted) is not { } customer)
        {
            return PageResults.Refused(CustomerPages.NoPage);
        }

        var asked = http.Request.Query["score"].ToString();
        var form = FilledForm.Empty with { Values = new Dictionary<string, string> { ["score"] = asked } };
        return await Page(http, HereOf(way, token), customer, form, http.Request.Query.ContainsKey("thanks"), StatusCodes.Status200OK);
    }

    public async Task<IResult> Rate(HttpContext http, Way way, string token, RateLimiter limiter)
    {
        var read = await FilledForm.Read(http);
        if (read.Refusal is { } unread)
        {
            return PageResults.Refused(unread);
        }

        if (await Find(way, token, http.RequestAborted) is not { } customer)
        {
            return PageResults.Refused(CustomerPages.NoPage);
        }

        var (form, here) = (read.Value, HereOf(way, token));
        if (!limiter.Admit(http, $"address {http.Connection.RemoteIpAddress}"))
        {
            return await Page(http, here, customer, form.With(CustomerWords.TooMany(http)), thanks: false, StatusCodes.Status429TooManyRequests);
        }

        Satisfaction? score = Words.TryParse<Satisfaction>(form["score"], out var word) ? word : null;
        var rated = await dispatcher.Run(customer.Caller, new RateOwnTicket(customer.Ticket, score, form["comment"]), CancellationToken.None);
        return rated.Refusal is { } refusal
            ? await Page(http, here, customer, form.With(CustomerWords.Of(refusal)), thanks: false, Problems.StatusOf(refusal.Kind))
            : PageResults.SeeOther($"{here}?thanks");
    }

    private static string HereOf(Way way, string token) => way == Way.Link ? $"/rate/{Uri.EscapeDataString(token)}" : $"/help/t/{Uri.EscapeDataString(token)}/rating";

    private Task<CustomerAtLink?> Find(Way way, string token, CancellationToken ct) => way == Way.Link ? raters.OfLink(token, ct) : customers.OfLink(token, ct);

    private async Task<IResult> Page(HttpContext http, string here, CustomerAtLink customer, FilledForm form, bool thanks, int status)
    {
        var read = await dispatcher.Run(customer.Caller, new ReadOwnRating(customer.Ticket), http.RequestAborted);
        return read.Refusal is { } refusal
            ? PageResults.Refused(refusal.Kind == RefusalKind.NotFound ? CustomerPages.NoPage : refusal)
            : PageResults.Page<RatePage>(new { Rating = read.Value, Here = here, Form = form, Thanks = thanks && read.Value.Score is not null }, status);
    }
}
