using System.Text;
using Microsoft.Extensions.Logging;

namespace Parley.Platform.Realtime;

/// <summary>
/// Short messages to all nodes that share a database, the sender included. They are hints and never the only word: who misses one (a line
/// that was down, a node that just started) learns the rest from the database, or from the next one.
/// </summary>
public abstract class Signals(ILogger<Signals> log)
{
    /// <summary>The largest signal in UTF-8, its channel's name and the colon included: PostgreSQL takes less than 8,000 bytes in a NOTIFY.</summary>
    public const int MaxBytes = 7999;

    private readonly Lock _gate = new();
    private volatile List<Subscription> _subscriptions = [];

    /// <param name="channel">Without a colon.</param>
    /// <exception cref="ArgumentException">It is longer than <see cref="MaxBytes"/>.</exception>
    public Task Send(string channel, string payload, CancellationToken ct)
    {
        var text = $"{channel}:{payload}";
        var bytes = Encoding.UTF8.GetByteCount(text);
        return bytes <= MaxBytes
            ? Send(text, ct)
            : throw new ArgumentException($"The signal to '{channel}' has {bytes} bytes; the most is {MaxBytes}. Send an id, and let the others read.", nameof(payload));
    }

    /// <summary>Hears what any node sends to a channel, one signal at a time and in order, so it must be quick; until it is disposed.</summary>
    public IDisposable Subscribe(string channel, Action<string> heard) => Add(new Subscription(this, channel, heard));

    /// <summary>Called each time the line to the other nodes comes up, the first time included: what was sent before may have been missed.</summary>
    public IDisposable OnOpened(Action opened) => Add(new Subscription(this, null, _ => opened()));

    /// <summary>Hears the others until it is cancelled. A server runs it once; a command that only sends does not need it.</summary>
    public abstract Task Listen(CancellationToken ct);

    protected abstract Task Send(string text, CancellationToken ct);

    protected void Opened() => Tell(null, "");

    /// <param name="text"><c>channel:payload</c>.</param>
    protected void Deliver(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0)
        {
            Tell(text[..colon], text[(colon + 1)..]);
        }
    }

    private void Tell(string? channel, string payload)
    {
        foreach (var subscription in _subscriptions.Where(s => s.Channel == channel))
        {
            try
            {
                subscription.Heard(payload);
            }
            catch (Exception error)
            {
                log.LogError(error, "A signal to {Channel} was heard and not dealt with.", channel ?? "all who wait for the line");
            }
        }
    }

    private Subscription Add(Subscription subscription)
    {
        lock (_gate)
        {
            _subscriptions = [.. _subscriptions, subscription];
        }

        return subscription;
    }

    private sealed record Subscription(Signals Signals, string? Channel, Action<string> Heard) : IDisposable
    {
        public void Dispose()
        {
            lock (Signals._gate)
            {
                Signals._subscriptions = [.. Signals._subscriptions.Where(s => !ReferenceEquals(s, this))];
            }
        }
    }
}
