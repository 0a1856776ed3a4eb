using Parley.Platform.Realtime;

namespace Parley.Server.Hosting;

/// <summary>Keeps a serving node in hearing of the others.</summary>
internal sealed class SignalLine(Signals signals) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => signals.Listen(stoppingToken);
}
