using System.CommandLine;
using Parley.Server.Hosting;
using Parley.Server.Operations.Checkup;

namespace Parley.Server.Cli;

internal static class Doctor
{
    public static Command Command()
    {
        var deep = new Option<bool>("--deep") { Description = "Read every file's bytes as well." };
        var command = new Command("doctor", "Look the installation over; exit code 1 when something fails.") { deep };
        command.SetAction(async (parsed, ct) =>
        {
            var results = await Examine(parsed, parsed.GetValue(deep), ct);
            parsed.Print(new { checks = results }, Table(results));
            return results.Any(r => r.Verdict == Verdict.Failure) ? 1 : 0;
        });
        return command;
    }

    private static async Task<IReadOnlyList<CheckResult>> Examine(ParseResult parsed, bool deep, CancellationToken ct)
    {
        Settings settings;
        try
        {
            settings = parsed.Settings();
        }
        catch (SettingsException error)
        {
            return [new CheckResult("settings", Verdict.Failure, error.Message, "Correct it: .env.example has them all.")];
        }

        var readable = new CheckResult("settings", Verdict.Ok, "They can be read.", null);
        // Building the server makes the folder; who asks in the wrong place must hear of it.
        if (!Directory.Exists(settings.Data))
        {
            return [readable, new CheckResult("data folder", Verdict.Failure, $"There is none at {Path.GetFullPath(settings.Data)}.", "Say with PARLEY_DATA where it is.")];
        }

        await using var app = ParleyServer.Build(settings, TimeProvider.System);
        return [readable, .. await Operations.Checkup.Doctor.Examine(new Patient(settings, app.Services, deep), ct)];
    }

    private static string Table(IReadOnlyList<CheckResult> results)
    {
        var width = results.Max(r => r.Check.Length);
        return string.Join(Environment.NewLine, results.Select(Line));

        string Line(CheckResult result) =>
            $"{result.Verdict.ToString().ToLowerInvariant(),-8} {result.Check.PadRight(width)}  {result.Text}"
            + (result.Remedy is { } remedy ? $"{Environment.NewLine}{new string(' ', width + 11)}{remedy}" : "");
    }
}
