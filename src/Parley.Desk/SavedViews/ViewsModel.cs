using Microsoft.EntityFrameworkCore;
using Parley.Platform.Data;

namespace Parley.Desk.SavedViews;

internal sealed class ViewsModel : IModelPart
{
    public void Configure(ModelBuilder model) => model.Entity<SavedView>().HasKey(v => v.Id);
}
