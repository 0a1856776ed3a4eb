using Microsoft.EntityFrameworkCore;
using Parley.Desk.Assignment.Duty;
using Parley.Desk.Assignment.Rules;
using Parley.Desk.Assignment.Waiting;
using Parley.Desk.Calendars;
using Parley.Desk.People;
using Parley.Desk.Tickets;
using Parley.Platform.Data;

namespace Parley.Desk.Assignment;

internal sealed class AssignmentModel : IModelPart
{
    public void Configure(ModelBuilder model)
    {
        model.Entity<AgentDuty>(duty =>
        {
            duty.HasKey(d => d.AgentId);
            duty.HasOne<Agent>().WithOne().HasForeignKey<AgentDuty>(d => d.AgentId);
            duty.HasOne<Calendar>().WithMany().HasForeignKey(d => d.CalendarId);
        });
        model.Entity<AssignmentDocument>(document =>
        {
            document.HasKey(d => d.WorkspaceId);
            document.Property(d => d.Version).IsConcurrencyToken();
        });
        model.Entity<WaitingTicket>(waiting =>
        {
            waiting.HasKey(w => w.TicketId);
            waiting.Property(w => w.Priority).HasConversion<int>();
            waiting.HasOne<Ticket>().WithMany().HasForeignKey(w => w.TicketId);
        });
    }
}
