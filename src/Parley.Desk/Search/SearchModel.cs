using Microsoft.EntityFrameworkCore;
using Parley.Platform.Data;

namespace Parley.Desk.Search;

internal sealed class SearchModel : IModelPart
{
    public void Configure(ModelBuilder model) => model.Entity<SearchHit>().HasNoKey().ToView(null);
}
