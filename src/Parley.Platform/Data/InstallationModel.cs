using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Platform.Data;

internal static class InstallationModel
{
    public static void Configure(ModelBuilder model) => model.Entity<Installation>().Property(i => i.Id).ValueGeneratedNever();
}
