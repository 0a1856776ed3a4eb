using Microsoft.EntityFrameworkCore;
using Parley.Platform.Data;

namespace Parley.Desk.Counters;

internal sealed class CountersModel : IModelPart
{
    public void Configure(ModelBuilder model)
    {
        model.Entity<TicketCount>(count =>
        {
            count.HasKey(c => new { c.WorkspaceId, c.Status, c.Priority, c.TeamId, c.AssigneeId });
            count.Property(c => c.Priority).HasConversion<int>();
        });
        // Nobody looks for one of them: a key would only be one more index for every ticket.
        model.Entity<TicketDelta>(delta =>
        {
            delta.HasNoKey().ToTable("ticket_delta");
            delta.Property(d => d.Priority).HasConversion<int>();
        });
    }
}
