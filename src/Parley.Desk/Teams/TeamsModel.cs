using Microsoft.EntityFrameworkCore;
using Parley.Desk.People;
using Parley.Platform.Data;

namespace Parley.Desk.Teams;

internal sealed class TeamsModel : IModelPart
{
    public void Configure(ModelBuilder model)
    {
        model.Entity<Team>().HasKey(t => t.Id);
        model.Entity<TeamMember>(member =>
        {
            member.HasKey(m => new { m.TeamId, m.AgentId });
            member.HasOne<Team>().WithMany().HasForeignKey(m => m.TeamId);
            member.HasOne<Agent>().WithMany().HasForeignKey(m => m.AgentId);
        });
    }
}
