using System.CommandLine;
using Parley.Platform;
using Parley.Platform.Data;
using Parley.Server.Hosting;

namespace Parley.Server.Cli;

internal static class Migrate
{
    public static Command Command()
    {
        var command = new Command("migrate", "Bring the database to this version's schema.");
        command.SetAction(async (parsed, ct) =>
        {
            var settings = parsed.Settings();
            await using var app = ParleyServer.Build(settings, TimeProvider.System);
            using var claim = RunningServer.On(settings.DatabaseOrDefault, TimeProvider.System.Now());
            var taken = await app.Services.GetRequiredService<Migrator>().Migrate(ct);
            parsed.Print(new { applied = taken }, taken.Count == 0 ? "The database is up to date." : $"Applied: {string.Join(", ", taken)}");
            return 0;
        });
        return command;
    }
}
