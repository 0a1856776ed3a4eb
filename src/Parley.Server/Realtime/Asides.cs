using System.Threading.Channels;

namespace Parley.Server.Realtime;

/// <summary>One push, made from what is true when its turn comes.</summary>
internal delegate Task Aside(CancellationToken ct);

/// <summary>What one screen is told in passing. Of each subject only the newest waits, so that a slow reader costs little and keeps nobody waiting.</summary>
internal sealed class Asides
{
    private readonly Lock _gate = new();
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Dictionary<object, Aside> _waiting = [];

    public void Tell(object subject, Aside aside)
    {
        lock (_gate)
        {
            _waiting[subject] = aside;
        }

        _bell.Writer.TryWrite(true);
    }

    /// <summary>Pushes until the line ends.</summary>
    /// <param name="isWelcome">Asked before each round; after a no, nothing more is told.</param>
    public async Task Serve(Func<CancellationToken, ValueTask<bool>> isWelcome, CancellationToken ct)
    {
        await foreach (var _ in _bell.Reader.ReadAllAsync(ct))
        {
            if (!await isWelcome(ct))
            {
                return;
            }

            foreach (var aside in Take())
            {
                await aside(ct);
            }
        }
    }

    private List<Aside> Take()
    {
        lock (_gate)
        {
            var taken = _waiting.Values.ToList();
            _waiting.Clear();
            return taken;
        }
    }
}
