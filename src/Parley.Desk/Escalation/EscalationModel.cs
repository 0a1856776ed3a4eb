using Microsoft.EntityFrameworkCore;
using Parley.Desk.Escalation.Rules;
using Parley.Desk.Tickets;
using Parley.Platform.Data;

namespace Parley.Desk.Escalation;

internal sealed class EscalationModel : IModelPart
{
    public void Configure(ModelBuilder model)
    {
        model.Entity<EscalationTier>(tier =>
        {
            tier.HasKey(t => new { t.WorkspaceId, t.Level });
            tier.HasOne(t => t.Team).WithMany().HasForeignKey(t => t.TeamId);
        });
        model.Entity<EscalationRule>(rule =>
        {
            rule.HasKey(r => r.Id);
            rule.Property(r => r.PriorityAtLeast).HasConversion<int>();
            rule.HasOne(r => r.Company).WithMany().HasForeignKey(r => r.CompanyId);
        });
        model.Entity<EscalationStep>(step =>
        {
            step.HasKey(s => s.Id);
            step.Property(s => s.FromPriority).HasConversion<int>();
            step.Property(s => s.ToPriority).HasConversion<int>();
            step.HasOne<Ticket>().WithMany().HasForeignKey(s => s.TicketId);
            step.HasOne<EscalationRule>().WithMany().HasForeignKey(s => s.RuleId);
            step.HasOne(s => s.FromTeam).WithMany().HasForeignKey(s => s.FromTeamId);
            step.HasOne(s => s.ToTeam).WithMany().HasForeignKey(s => s.ToTeamId);
            step.HasOne(s => s.FromAssignee).WithMany().HasForeignKey(s => s.FromAssigneeId);
        });
    }
}
