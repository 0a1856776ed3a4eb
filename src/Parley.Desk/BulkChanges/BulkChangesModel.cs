using Microsoft.EntityFrameworkCore;
using Parley.Platform.Data;

namespace Parley.Desk.BulkChanges;

internal sealed class BulkChangesModel : IModelPart
{
    public void Configure(ModelBuilder model)
    {
        model.Entity<BulkChange>(change =>
        {
            change.HasKey(c => c.Id);
            change.Ignore(c => c.ReadEdits).Ignore(c => c.ReadCaller);
        });
        model.Entity<BulkResult>(result =>
        {
            result.HasKey(r => new { r.BulkChangeId, r.Place });
            result.HasOne<BulkChange>().WithMany().HasForeignKey(r => r.BulkChangeId);
        });
    }
}
