using Microsoft.EntityFrameworkCore;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.Ratings;

/// <summary>What the customer said of a ticket.</summary>
public sealed record ReadRating(TicketId Ticket) : IQuery<RatingView>;

/// <param name="Score">Null: they have said nothing yet, nor anything else here.</param>
/// <param name="Comment">Empty: none.</param>
public sealed record RatingView(TicketId TicketId, Satisfaction? Score, string Comment, DateTimeOffset? RatedAt)
{
    internal static RatingView Of(Rating rating) => new(rating.TicketId, rating.Score, rating.Comment, rating.RatedAt);
}

internal sealed class ReadRatingHandler : IHandler<ReadRating, RatingView>
{
    public async Task<Result<RatingView>> Handle(ReadRating query, Call call, CancellationToken ct)
    {
        if (!await call.VisibleTickets().AnyAsync(t => t.Id == query.Ticket, ct))
        {
            return Refusal.NotFound("ticket");
        }

        var rating = await call.Query<Rating>().FirstOrDefaultAsync(r => r.TicketId == query.Ticket, ct);
        return rating is null ? new RatingView(query.Ticket, null, "", null) : RatingView.Of(rating);
    }
}
