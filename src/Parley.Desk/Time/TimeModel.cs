using Microsoft.EntityFrameworkCore;
using Parley.Platform.Data;

namespace Parley.Desk.Time;

internal sealed class TimeModel : IModelPart
{
    public void Configure(ModelBuilder model) => model.Entity<TimeEntry>(entry =>
    {
        entry.HasKey(e => e.Id);
        entry.HasOne(e => e.Ticket).WithMany().HasForeignKey(e => e.TicketId);
        entry.HasOne(e => e.Agent).WithMany().HasForeignKey(e => e.AgentId);
    });
}
