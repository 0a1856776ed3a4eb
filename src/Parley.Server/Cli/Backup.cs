using System.CommandLine;
using Parley.Platform.Data;
using Parley.Server.Hosting;
using Parley.Server.Operations.Backups;
using Parley.Server.Pages.Look;

namespace Parley.Server.Cli;

internal static class Backup
{
    public static Command Command()
    {
        var path = new Argument<string>("PATH") { Description = "The file to make; compressed when its name ends in .gz." };
        var command = new Command("backup", "Write the database and all files into one file, while the server serves.") { path };
        command.SetAction(async (parsed, ct) =>
        {
            var settings = parsed.Settings();
            await using var app = ParleyServer.Build(settings, TimeProvider.System);
            using var progress = new ProgressLine(TimeProvider.System);
            var report = await new MakeBackup(app.Services.GetRequiredService<Engine>(), settings, TimeProvider.System)
                .Run(parsed.GetRequiredValue(path), progress, ct);
            progress.End();
            parsed.Print(report, Text(report));
            return report.MissingFiles.Count + report.DamagedFiles.Count > 0 ? 3 : 0;
        });
        return command;
    }

    private static string Text(BackupReport report) => string.Join(
        Environment.NewLine,
        [
            $"Backed up {report.Rows:N0} rows and {report.Files:N0} files in {report.Seconds} s: {report.Path} ({Sizes.Of(report.Bytes)})",
            .. report.MissingFiles.Select(f => $"Missing on disk, and so in the backup: files/{f}"),
            .. report.DamagedFiles.Select(f => $"Not the bytes that were uploaded: files/{f}"),
            $"Not in it: {string.Join(" and ", report.LeftOut)} of the data folder. Keep the master key apart from the backup: without it nobody opens the secrets, and no server starts on them.",
        ]);
}
