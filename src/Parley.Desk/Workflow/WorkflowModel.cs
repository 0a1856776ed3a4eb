using Microsoft.EntityFrameworkCore;
using Parley.Platform.Data;

namespace Parley.Desk.Workflow;

internal sealed class WorkflowModel : IModelPart
{
    public void Configure(ModelBuilder model) => model.Entity<WorkflowDocument>(document =>
    {
        document.HasKey(d => d.WorkspaceId);
        document.Property(d => d.Version).IsConcurrencyToken();
    });
}
