using System.Diagnostics;

namespace Parley.Server.Tests.Cli;

/// <summary>The program as a person starts it, on a data folder of its own.</summary>
internal sealed class ParleyProgram : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("parley-cli").FullName;

    public async Task<(int Code, string Output, string Errors)> Run(params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }

    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "parley"), [.. arguments, "--set", $"PARLEY_DATA={Folder}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder,
        };
        return Process.Start(start)!; // a program file is started anew
    }

    /// <summary>Starts the server on a free port and answers when it serves.</summary>
    public async Task<Process> Serve()
    {
        var server = Start("--set", "PARLEY_URLS=http://127.0.0.1:0");
        (await server.StandardOutput.ReadLineAsync()).ShouldStartWith("Parley is ready: http://127.0.0.1:");
        return server;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
