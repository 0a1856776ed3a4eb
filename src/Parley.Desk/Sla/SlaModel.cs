using Microsoft.EntityFrameworkCore;
using Parley.Desk.Calendars;
using Parley.Desk.Sla.Clocks;
using Parley.Desk.Sla.Policies;
using Parley.Desk.Tickets;
using Parley.Platform.Data;

namespace Parley.Desk.Sla;

internal sealed class SlaModel : IModelPart
{
    public void Configure(ModelBuilder model)
    {
        model.Entity<SlaPolicy>(policy =>
        {
            policy.HasKey(p => p.Id);
            policy.Ignore(p => p.Terms);
            policy.HasOne<Calendar>().WithMany().HasForeignKey(p => p.CalendarId);
        });
        model.Entity<SlaClock>(clock =>
        {
            clock.HasKey(c => new { c.TicketId, c.Metric, c.Round });
            clock.Ignore(c => c.IsOpen).Ignore(c => c.ReadReasons);
            clock.HasOne<Ticket>().WithMany().HasForeignKey(c => c.TicketId);
        });
    }
}
