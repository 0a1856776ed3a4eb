using Microsoft.EntityFrameworkCore;
using Parley.Desk.Tickets;
using Parley.Platform.Data;

namespace Parley.Desk.Ratings;

internal sealed class RatingsModel : IModelPart
{
    public void Configure(ModelBuilder model)
    {
        model.Entity<Rating>(rating =>
        {
            rating.HasKey(r => r.TicketId);
            rating.HasOne<Ticket>().WithMany().HasForeignKey(r => r.TicketId);
        });
        model.Entity<RatingLink>(link =>
        {
            link.HasKey(l => l.Hash);
            link.HasOne<Ticket>().WithMany().HasForeignKey(l => l.TicketId);
        });
    }
}
