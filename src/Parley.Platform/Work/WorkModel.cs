using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work.Feed;
using Parley.Platform.Work.Jobs;
using Parley.Platform.Work.Repeats;

namespace Parley.Platform.Work;

internal static class WorkModel
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<Event>().HasKey(e => e.Id);
        model.Entity<FeedEntry>(entry =>
        {
            entry.HasKey(e => e.Position);
            entry.Property(e => e.Position).ValueGeneratedNever();
        });
        model.Entity<Job>().HasKey(j => j.Id);
        model.Entity<KeptAnswer>().HasKey(a => a.Hash);
    }
}
