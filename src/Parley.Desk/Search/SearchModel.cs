using Microsoft.EntityFrameworkCore;
using Parley.Desk.Tickets;
using Parley.Platform.Data;

namespace Parley.Desk.Search;

/// <summary>A ticket that a search found.</summary>
internal sealed class SearchHit
{
    public required TicketId TicketId { get; init; }
}

internal sealed class SearchModel : IModelPart
{
    public void Configure(ModelBuilder model) => model.Entity<SearchHit>().HasNoKey().ToView(null);
}
