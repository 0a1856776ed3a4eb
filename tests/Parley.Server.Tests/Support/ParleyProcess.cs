using System.Diagnostics;
using Parley.Server.Hosting;

namespace Parley.Server.Tests.Support;

/// <summary>The program as a person starts it.</summary>
internal static class ParleyProcess
{
    public static async Task<(int Code, string Output, string Errors)> Run(Settings settings, params string[] arguments)
    {
        using var process = Start(settings, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }

    public static Process Start(Settings settings, params string[] arguments) => Begin(Program, [.. arguments, .. Set(settings)]);

    /// <summary>In a shell that has said something first, such as a limit.</summary>
    public static Process StartAfter(string first, Settings settings, params string[] arguments) =>
        Begin("/bin/bash", ["-c", $"{first}; exec \"$@\"", "bash", Program, .. arguments, .. Set(settings)]);

    private static string Program => Path.Combine(AppContext.BaseDirectory, "parley");

    private static IEnumerable<string> Set(Settings settings) =>
        new (string Name, string? Value)[]
        {
            ("PARLEY_DATA", settings.Data), ("PARLEY_DATABASE", settings.Database), ("PARLEY_DATABASE_OWNER", settings.DatabaseOwner), ("PARLEY_MASTER_KEY", settings.MasterKey),
        }.Where(s => s.Value is not null).SelectMany(s => new[] { "--set", $"{s.Name}={s.Value}" });

    private static Process Begin(string program, IEnumerable<string> arguments) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!; // a program file is started anew
}
