using Microsoft.EntityFrameworkCore;
using Parley.Desk.Files;
using Parley.Desk.Imports.Runs;
using Parley.Platform.Data;

namespace Parley.Desk.Imports;

internal sealed class ImportsModel : IModelPart
{
    public void Configure(ModelBuilder model)
    {
        model.Entity<Import>(import =>
        {
            import.HasKey(i => i.Id);
            import.Ignore(i => i.IsAtWork).Ignore(i => i.Read);
            import.HasOne<StoredFile>().WithMany().HasForeignKey(i => i.FileId);
        });
        model.Entity<RejectedRow>(row =>
        {
            row.HasKey(r => new { r.ImportId, r.Line });
            row.HasOne<Import>().WithMany().HasForeignKey(r => r.ImportId);
        });
        model.Entity<ImportedRow>().HasKey(r => new { r.WorkspaceId, r.Key });
    }
}
