using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Parley.Platform.Realtime;

/// <summary>SQLite has one process: it is all the nodes there are.</summary>
internal sealed class InProcessSignals(ILogger<Signals> log) : Signals(log)
{
    // By a queue, and not from the sender's own call: who hears must not run inside whatever the sender holds. Only a process that
    // does not listen ever fills it.
    private readonly Channel<string> _sent =
        Channel.CreateBounded<string>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    public override async Task Listen(CancellationToken ct)
    {
        try
        {
            Opened();
            await foreach (var text in _sent.Reader.ReadAllAsync(ct))
            {
                Deliver(text);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    protected override Task Send(string text, CancellationToken ct) => _sent.Writer.WriteAsync(text, ct).AsTask();
}
