using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;
using Parley.Platform.Work.Repeats;

namespace Parley.Platform.Data;

internal static class EventModel
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<Event>().HasKey(e => e.Id);
        model.Entity<KeptAnswer>().HasKey(a => a.Hash);
    }
}
