using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Platform.Data;

internal static class EventModel
{
    public static void Configure(ModelBuilder model) => model.Entity<Event>().HasKey(e => e.Id);
}
