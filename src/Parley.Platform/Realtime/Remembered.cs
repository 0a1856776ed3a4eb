using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Parley.Platform.Ids;

namespace Parley.Platform.Realtime;

/// <summary>
/// What this node knows of the workspaces that it was asked for, so that many calls cost one question. A change forgets it here with its commit,
/// and by a signal on every other node; one that was out of hearing forgets all when its line is back, and each after a minute.
/// </summary>
/// <typeparam name="T">What is read once and never changed.</typeparam>
public sealed class Remembered<T>
    where T : class
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<WorkspaceId, (T What, long Since)> _known = new();
    private readonly string _channel;
    private readonly Signals _signals;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private int _forgotten;

    /// <param name="channel">Of the signals; of this subject alone.</param>
    public Remembered(string channel, Signals signals, TimeProvider clock, ILogger log)
    {
        (_channel, _signals, _clock, _log) = (channel, signals, clock, log);
        signals.Subscribe(channel, workspace => Forget(WorkspaceId.From(Guid.Parse(workspace))));
        signals.OnOpened(ForgetAll);
    }

    /// <param name="read">Asked when it is not known.</param>
    public async ValueTask<T> Of(WorkspaceId workspace, Func<Task<T>> read)
    {
        if (_known.TryGetValue(workspace, out var known) && _clock.GetElapsedTime(known.Since) < Kept)
        {
            return known.What;
        }

        var (before, since) = (Volatile.Read(ref _forgotten), _clock.GetTimestamp());
        var what = await read();
        _known[workspace] = (what, since);
        if (before != Volatile.Read(ref _forgotten))
        {
            // Some were changed meanwhile, and it may be this.
            _known.TryRemove(workspace, out _);
        }

        return what;
    }

    /// <summary>To be called once a change is committed.</summary>
    public void Changed(WorkspaceId workspace)
    {
        Forget(workspace);
        _ = Tell(workspace);
    }

    // Nobody waits for it: who does not hear learns of it by time.
    private async Task Tell(WorkspaceId workspace)
    {
        try
        {
            await _signals.Send(_channel, workspace.Value.ToString(), CancellationToken.None);
        }
        catch (Exception error)
        {
            _log.LogWarning(error, "Other nodes were not told of a change ({Channel}); they look again within {Seconds} s.", _channel, Kept.TotalSeconds);
        }
    }

    private void Forget(WorkspaceId workspace)
    {
        Interlocked.Increment(ref _forgotten);
        _known.TryRemove(workspace, out _);
    }

    private void ForgetAll()
    {
        Interlocked.Increment(ref _forgotten);
        _known.Clear();
    }
}
