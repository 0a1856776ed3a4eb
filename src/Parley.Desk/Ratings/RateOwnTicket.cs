using Microsoft.EntityFrameworkCore;
using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Customer;
using Parley.Platform.Work;

namespace Parley.Desk.Ratings;

/// <summary>The customer says how their ticket was handled. It can be said otherwise for thirty days.</summary>
/// <param name="Comment">Empty: none.</param>
public sealed record RateOwnTicket(TicketId Ticket, Satisfaction? Score, string Comment) : ICommand<RatingView>
{
    public void Check(Checks check)
    {
        check.Given("/score", Score);
        check.Optional("/comment", Comment, Rating.CommentMax);
    }
}

internal sealed class RateOwnTicketHandler : IHandler<RateOwnTicket, RatingView>
{
    public async Task<Result<RatingView>> Handle(RateOwnTicket command, Call call, CancellationToken ct)
    {
        if (!await OwnTickets.Of(call).AnyAsync(t => t.Id == command.Ticket, ct))
        {
            return Refusal.NotFound("ticket");
        }

        var found = await call.LockTicket(command.Ticket, t => true, ct);
        if ((found.Refusal ?? Rateable.RefusalOf(found.Value)) is { } refusal)
        {
            return refusal;
        }

        var (ticket, score, comment) = (found.Value, command.Score!.Value, command.Comment.Trim()); // checked to be given
        var rating = await call.Query<Rating>().AsTracking().FirstOrDefaultAsync(r => r.TicketId == ticket.Id, ct);
        if (rating is not null && rating.CreatedAt + Rating.Open < call.Now)
        {
            return new Refusal(RefusalKind.Conflict, "rating_final", "This was rated more than 30 days ago and stays as it is.");
        }

        if (rating is not null && rating.Score == score && rating.Comment == comment)
        {
            return RatingView.Of(rating);
        }

        var before = rating?.Score;
        rating ??= call.Add(new Rating { TicketId = ticket.Id, WorkspaceId = call.Workspace, Score = score, Comment = comment, CreatedAt = call.Now, RatedAt = call.Now });
        (rating.Score, rating.Comment, rating.RatedAt) = (score, comment, call.Now);
        ticket.Rate(score, call);
        call.Record(new RatingReceived(ticket.Id, before, score, comment));
        return RatingView.Of(rating);
    }
}
