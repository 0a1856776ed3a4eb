using Microsoft.EntityFrameworkCore;
using Parley.Desk.People;
using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Customer;
using Parley.Platform.Work;

namespace Parley.Desk.Ratings;

/// <summary>What the customer sees before they rate a ticket.</summary>
public sealed record ReadOwnRating(TicketId Ticket) : IQuery<OwnRating>;

/// <param name="Workspace">The name of who helped.</param>
/// <param name="CanRate">It is resolved, and was not rated too long ago.</param>
/// <param name="Score">Null: not rated yet.</param>
public sealed record OwnRating(string Workspace, long Number, string Subject, bool CanRate, Satisfaction? Score, string Comment);

internal sealed class ReadOwnRatingHandler : IHandler<ReadOwnRating, OwnRating>
{
    public async Task<Result<OwnRating>> Handle(ReadOwnRating query, Call call, CancellationToken ct)
    {
        var ticket = await OwnTickets.Of(call).FirstOrDefaultAsync(t => t.Id == query.Ticket, ct);
        if (ticket is null)
        {
            return Refusal.NotFound("ticket");
        }

        var workspace = await call.Query<Workspace>().Where(w => w.Id == call.Workspace).Select(w => w.Name).FirstAsync(ct);
        var rating = await call.Query<Rating>().FirstOrDefaultAsync(r => r.TicketId == query.Ticket, ct);
        var can = Rateable.RefusalOf(ticket) is null && (rating is null || rating.CreatedAt + Rating.Open >= call.Now);
        return new OwnRating(workspace, ticket.Number, ticket.Subject, can, rating?.Score, rating?.Comment ?? "");
    }
}
