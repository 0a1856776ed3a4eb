using System.CommandLine;
using Parley.Platform;
using Parley.Platform.Data;
using Parley.Server.Hosting;
using Parley.Server.Operations.Backups;

namespace Parley.Server.Cli;

internal static class Restore
{
    public static Command Command()
    {
        var path = new Argument<string>("PATH") { Description = "A file that 'backup' has made." };
        var command = new Command("restore", "Bring a backup back into an empty place.") { path };
        command.SetAction(async (parsed, ct) =>
        {
            var settings = parsed.Settings();
            await using var app = ParleyServer.Build(settings, TimeProvider.System);
            using var claim = RunningServer.On(settings.DatabaseOrDefault, TimeProvider.System.Now());
            using var progress = new ProgressLine(TimeProvider.System);
            var services = app.Services;
            var restore = new RestoreBackup(
                services.GetRequiredService<Engine>(), services.GetRequiredService<Migrator>(), settings, TimeProvider.System);
            var report = await restore.Run(parsed.GetRequiredValue(path), progress, ct);
            progress.End();
            parsed.Print(report, Text(report));
            return report.MissingFiles.Count > 0 ? 3 : 0;
        });
        return command;
    }

    private static string Text(RestoreReport report) => string.Join(
        Environment.NewLine,
        [
            $"Restored {report.Rows:N0} rows and {report.Files:N0} files of {report.CreatedAt:yyyy-MM-dd HH:mm:ss} UTC in {report.Seconds} s; every one was compared.",
            .. report.Migrated.Count > 0 ? [$"Migrated from {report.Product}: {string.Join(", ", report.Migrated)}"] : Array.Empty<string>(),
            .. report.MissingFiles.Select(f => $"Was missing when the backup was made: files/{f}"),
            "To serve it needs the original's master key: master.key in the data folder, or PARLEY_MASTER_KEY.",
            "Nothing goes out from here until you say 'effects release'. Do that when the original is off.",
        ]);
}
