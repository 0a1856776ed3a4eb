using Parley.Platform.Work;
using Parley.Server.Api;

namespace Parley.Server.Pages.Help;

/// <summary>What a customer reaches without an account: the form and the private page behind a link.</summary>
internal static class CustomerPages
{
    public static readonly Refusal NoPage = new(
        RefusalKind.NotFound, "not_found", "Check the address: a private link works only whole, up to its last character.");

    public static void Map(RouteGroupBuilder help)
    {
        help.WithPageHeaders();
        help.MapGet("/new", RequestForm.Show);
        help.MapPost("/new", RequestForm.Send);
        help.MapGet("/thanks", () => PageResults.Page<ThanksPage>(new { }));
        var own = help.MapGroup("/t/{token}").Private();
        own.MapGet("/", (HttpContext http, string token, string? after, OwnTicketDoor door) => door.Show(http, token, after));
        own.MapPost(
            "/",
            (HttpContext http, string token, OwnTicketDoor door, [FromKeyedServices(PageServices.FormLimit)] RateLimiter limiter) =>
                door.Answer(http, token, limiter));
        own.MapGet("/rating", (HttpContext http, string token, RatingDoor door) => door.Show(http, RatingDoor.Way.Own, token));
        own.MapPost(
            "/rating",
            (HttpContext http, string token, RatingDoor door, [FromKeyedServices(PageServices.FormLimit)] RateLimiter limiter) =>
                door.Rate(http, RatingDoor.Way.Own, token, limiter));
        own.MapGet("/files/{id:guid}", (HttpContext http, string token, Guid id, OwnTicketDoor door) => door.Download(http, token, id));
        help.MapGet("/{**rest}", () => PageResults.Refused(NoPage));
    }
}
