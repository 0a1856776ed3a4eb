using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Parley.Platform.Ids;
using Parley.Platform.Realtime;
using Parley.Platform.Work;

namespace Parley.Desk.Workflow;

/// <summary>
/// The rules of the workspaces that this node has asked for, so that a move costs no question more. A change forgets them here with its commit, and a
/// signal on every other node; one that was out of hearing forgets all when its line is back, and each after a minute.
/// </summary>
internal sealed class KnownWorkflows
{
    private const string Channel = "workflow";

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<WorkspaceId, (WorkflowRules Rules, long Since)> _known = new();
    private readonly Signals _signals;
    private readonly TimeProvider _clock;
    private readonly ILogger<KnownWorkflows> _log;
    private int _forgotten;

    public KnownWorkflows(Signals signals, TimeProvider clock, ILogger<KnownWorkflows> log)
    {
        (_signals, _clock, _log) = (signals, clock, log);
        signals.Subscribe(Channel, workspace => Forget(WorkspaceId.From(Guid.Parse(workspace))));
        signals.OnOpened(ForgetAll);
    }

    public async Task<WorkflowRules> Of(Call call, CancellationToken ct)
    {
        if (_known.TryGetValue(call.Workspace, out var known) && _clock.GetElapsedTime(known.Since) < Kept)
        {
            return known.Rules;
        }

        var before = Volatile.Read(ref _forgotten);
        var document = await call.Query<WorkflowDocument>().AsNoTracking().FirstOrDefaultAsync(ct);
        var rules = document?.Read() ?? WorkflowRules.Usual;
        _known[call.Workspace] = (rules, _clock.GetTimestamp());
        if (before != Volatile.Read(ref _forgotten))
        {
            // Some were changed meanwhile, and it may be these.
            _known.TryRemove(call.Workspace, out _);
        }

        return rules;
    }

    /// <summary>To be called once the change is committed.</summary>
    public void Changed(WorkspaceId workspace)
    {
        Forget(workspace);
        _ = Tell(workspace);
    }

    private async Task Tell(WorkspaceId workspace)
    {
        try
        {
            await _signals.Send(Channel, workspace.Value.ToString(), CancellationToken.None);
        }
        catch (Exception error)
        {
            _log.LogWarning(error, "Other nodes were not told of a changed workflow; they look again within {Seconds} s.", Kept.TotalSeconds);
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
