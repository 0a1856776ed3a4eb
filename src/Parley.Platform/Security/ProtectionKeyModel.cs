using Microsoft.EntityFrameworkCore;

namespace Parley.Platform.Security;

internal static class ProtectionKeyModel
{
    public static void Configure(ModelBuilder model) => model.Entity<ProtectionKey>().HasKey(k => k.Name);
}
