using System.CommandLine;
using Parley.Platform.Data;
using Parley.Platform.Work;
using Parley.Server.Hosting;

namespace Parley.Server.Cli;

internal static class Effects
{
    public static Command Command()
    {
        var release = new Command("release", "Let go out what a restored copy has held back.");
        release.SetAction(async (parsed, ct) =>
        {
            await using var app = ParleyServer.Build(parsed.Settings(), TimeProvider.System);
            await app.Services.GetRequiredService<Migrator>().Migrate(ct);
            var released = await app.Services.GetRequiredService<EffectsHold>().Release(ct);
            parsed.Print(new { released }, released ? "Released: what was held goes out from now on." : "Nothing was held.");
            return 0;
        });
        return new Command("effects", "What reaches outside of this installation.") { release };
    }
}
