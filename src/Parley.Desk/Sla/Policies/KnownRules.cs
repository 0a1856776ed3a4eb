using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Parley.Platform.Ids;
using Parley.Platform.Realtime;
using Parley.Platform.Work;

namespace Parley.Desk.Sla.Policies;

/// <summary>
/// The rules of each workspace as this node last read them, for <see cref="Kept"/>, in which it may open a thousand tickets. A change is told to all
/// nodes; one that does not hear of it knows the old rules for the rest of that time, and <see cref="RulesChange"/> waits for it.
/// </summary>
internal sealed class KnownRules
{
    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(5);

    private const string Channel = "sla";

    private readonly ConcurrentDictionary<WorkspaceId, (SlaRules Rules, long Since)> _known = new();
    private readonly Signals _signals;
    private readonly TimeProvider _clock;
    private readonly ILogger<KnownRules> _log;
    private int _forgotten;

    public KnownRules(Signals signals, TimeProvider clock, ILogger<KnownRules> log)
    {
        (_signals, _clock, _log) = (signals, clock, log);
        signals.Subscribe(Channel, id => Forget(WorkspaceId.From(Guid.Parse(id))));
    }

    public async ValueTask<SlaRules> Of(Call call, CancellationToken ct)
    {
        if (_known.TryGetValue(call.Workspace, out var known) && _clock.GetElapsedTime(known.Since) < Kept)
        {
            return known.Rules;
        }

        var (before, since) = (Volatile.Read(ref _forgotten), _clock.GetTimestamp());
        var rules = await SlaRules.Load(call, ct);
        if (before == Volatile.Read(ref _forgotten))
        {
            _known[call.Workspace] = (rules, since);
        }

        return rules;
    }

    /// <summary>To be called when a change is committed.</summary>
    public void Changed(WorkspaceId workspace)
    {
        Forget(workspace);
        _ = Tell(workspace);
    }

    private void Forget(WorkspaceId workspace)
    {
        Interlocked.Increment(ref _forgotten);
        _known.TryRemove(workspace, out _);
    }

    // Nobody waits for it: who does not hear learns of it by time.
    private async Task Tell(WorkspaceId workspace)
    {
        try
        {
            await _signals.Send(Channel, $"{workspace.Value}", CancellationToken.None);
        }
        catch (Exception error)
        {
            _log.LogWarning(error, "Other nodes were not told that promises have changed; they know it within {Seconds} s.", Kept.TotalSeconds);
        }
    }
}
