using Parley.Desk.Tickets.Customer;
using Parley.Platform.Security;

namespace Parley.Desk.Ratings;

/// <summary>Turns a rating link's token into the customer it was made for.</summary>
public sealed class RaterCallers(CustomerCallers customers)
{
    /// <summary>Null when the link is unknown.</summary>
    public Task<CustomerAtLink?> OfLink(string token, CancellationToken ct)
    {
        var hash = SecretToken.Hash(token);
        return customers.OfLink(
            hash,
            "select workspace_id as \"Value\" from rating_link where hash = {0}",
            "select workspace_of_rating_link({0}) as \"Value\"",
            db => db.Set<RatingLink>().Where(l => l.Hash == hash).Select(l => l.TicketId),
            ct);
    }
}
