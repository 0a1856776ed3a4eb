using System.Threading.Channels;

namespace Parley.Platform.Work;

/// <summary>Wakes a loop that waits for work. Rung often before it is heard, it is heard once.</summary>
public sealed class Bell(TimeProvider clock)
{
    private readonly Channel<bool> _rung = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => _rung.Writer.TryWrite(true);

    /// <summary>Ends when the bell rings, or after <paramref name="atMost"/>.</summary>
    public async Task Wait(TimeSpan atMost, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, ct);
        try
        {
            await _rung.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // Nobody rang: the loop looks for itself.
        }
    }
}
