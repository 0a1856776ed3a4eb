using Microsoft.EntityFrameworkCore;
using Parley.Platform.Data;

namespace Parley.Desk.Files;

internal sealed class FilesModel : IModelPart
{
    public void Configure(ModelBuilder model) => model.Entity<StoredFile>().HasKey(f => f.Id);
}
