using Microsoft.EntityFrameworkCore;
using Parley.Desk.Tickets;
using Parley.Platform.Security;
using Parley.Platform.Work;
using Parley.Platform.Work.Repeats;

namespace Parley.Desk.Ratings;

/// <summary>Makes a link by which a ticket's customer rates it with one click; earlier ones stay valid.</summary>
public sealed record MakeRatingLink(TicketId Ticket) : ICommand<RatingToken>;

/// <param name="Token">The secret part of the link, shown this once; null in the answer to a repeat.</param>
public sealed record RatingToken(string? Token) : IShowsSecret<RatingToken>
{
    public RatingToken WithoutSecret() => new((string?)null);
}

internal sealed class MakeRatingLinkHandler : IHandler<MakeRatingLink, RatingToken>
{
    public async Task<Result<RatingToken>> Handle(MakeRatingLink command, Call call, CancellationToken ct)
    {
        var ticket = await call.VisibleTickets().Where(t => t.Id == command.Ticket).FirstOrDefaultAsync(ct);
        if (ticket is null)
        {
            return Refusal.NotFound("ticket");
        }

        if ((ticket.RefusalWhenDeleted ?? Rateable.RefusalOf(ticket)) is { } refusal)
        {
            return refusal;
        }

        var token = SecretToken.Make(call.Ids);
        call.Append(new RatingLink { Hash = SecretToken.Hash(token), WorkspaceId = call.Workspace, TicketId = command.Ticket, CreatedAt = call.Now });
        return new RatingToken(token);
    }
}

internal static class Rateable
{
    /// <summary>Null when it can be rated: it is done, and by itself.</summary>
    public static Refusal? RefusalOf(Ticket ticket) => ticket.MergedIntoNumber is { } other
        ? new Refusal(RefusalKind.Conflict, "ticket_merged", $"Ticket {ticket.Number} was merged into ticket {other}, which is rated for it.")
        : ticket.Status is TicketStatus.Resolved or TicketStatus.Closed ? null
        : new Refusal(RefusalKind.Conflict, "not_resolved", $"Ticket {ticket.Number} is not resolved yet. It is rated when it is.");
}
