using System.Diagnostics;
using Parley.Server.Hosting;
using Parley.Server.Tests.Support;

namespace Parley.Server.Tests.Nodes;

/// <summary>A node as a process of its own, which can be killed.</summary>
internal sealed class NodeProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private NodeProcess(Process process, Uri address)
    {
        (_process, Address) = (process, address);
        _output = process.StandardOutput.ReadToEndAsync();
        _errors = process.StandardError.ReadToEndAsync();
    }

    public Uri Address { get; }

    public int Id => _process.Id;

    /// <summary>Answers when it serves.</summary>
    /// <param name="more">Settings by their outside names.</param>
    public static async Task<NodeProcess> Start(Settings settings, params (string Name, string Value)[] more)
    {
        const string ready = "Parley is ready: ";
        var process = ParleyProcess.Start(settings, [.. more.SelectMany(m => new[] { "--set", $"{m.Name}={m.Value}" })]);
        var line = await process.StandardOutput.ReadLineAsync();
        return line?.StartsWith(ready, StringComparison.Ordinal) == true
            ? new NodeProcess(process, new Uri(line[ready.Length..]))
            : throw new InvalidOperationException($"The node did not start: {line} {await process.StandardError.ReadToEndAsync()}");
    }

    /// <summary>As a power cut would have it.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Waits until it has died by itself.</summary>
    public Task Ended() => _process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token);

    /// <summary>As an operator does it; answers how long it took.</summary>
    public async Task<TimeSpan> Stop()
    {
        var began = Stopwatch.GetTimestamp();
        using var term = Process.Start("kill", ["-TERM", $"{Id}"]);
        await _process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token);
        _process.ExitCode.ShouldBe(0, await _errors);
        return Stopwatch.GetElapsedTime(began);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await Kill();
        }

        await Task.WhenAll(_output, _errors);
        _process.Dispose();
    }
}
