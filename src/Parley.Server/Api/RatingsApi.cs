using Parley.Desk.Ratings;
using Parley.Desk.Tickets;

namespace Parley.Server.Api;

/// <summary>What customers say of how their tickets were handled.</summary>
internal static class RatingsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var ticket = api.MapGroup("/tickets/{id:guid}").WithTags("Tickets");
        ticket.Get("/rating", Read).Named("readRating", "Read what the customer said of a ticket").Gives<RatingView>(200, 404);
        ticket.Post("/rating-link", MakeLink).Named("makeRatingLink", "Make a link by which the customer rates a ticket that is resolved")
            .Gives<RatingLinkView>(200, 404, 409);
    }

    private static Task<IResult> Read(HttpContext http, Guid id) => Door.Run(http, _ => new ReadRating(TicketId.From(id)));

    private static Task<IResult> MakeLink(HttpContext http, Guid id) => Door.Run(
        http, _ => new MakeRatingLink(TicketId.From(id)), made => Door.Json(RatingLinkView.Of(made, http.PublicUrl())));
}

/// <param name="Url">Whoever has it rates this one ticket, and sees its subject; shown this once, null in the answer to a repeat. With <c>?score=good</c> or <c>?score=bad</c> one is chosen already.</param>
internal sealed record RatingLinkView(string? Url)
{
    public static RatingLinkView Of(RatingToken made, string publicUrl) => new(made.Token is null ? null : $"{publicUrl}/rate/{made.Token}");
}
