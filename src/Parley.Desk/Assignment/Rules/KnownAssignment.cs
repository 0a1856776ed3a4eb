using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Parley.Desk.Calendars;
using Parley.Platform.Ids;
using Parley.Platform.Realtime;
using Parley.Platform.Work;

namespace Parley.Desk.Assignment.Rules;

/// <summary>The rules, with the working hours that agents have.</summary>
internal sealed record RulesInEffect(AssignmentRules Rules, IReadOnlyDictionary<CalendarId, WorkingTime> Hours)
{
    public bool IsAtWork(CalendarId? calendar, DateTimeOffset now) => calendar is not { } id || !Hours.TryGetValue(id, out var time) || time.IsWork(now);
}

/// <summary>
/// The rules of the workspaces that this node has asked for, so that opening a ticket costs no question more. A change forgets them here with its
/// commit, and a signal on every other node; one that was out of hearing forgets all when its line is back, and each after a minute.
/// </summary>
internal sealed class KnownAssignment
{
    private const string Channel = "assignment";

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<WorkspaceId, (RulesInEffect Rules, long Since)> _known = new();
    private readonly Signals _signals;
    private readonly TimeProvider _clock;
    private readonly ILogger<KnownAssignment> _log;
    private int _forgotten;

    public KnownAssignment(Signals signals, TimeProvider clock, ILogger<KnownAssignment> log)
    {
        (_signals, _clock, _log) = (signals, clock, log);
        signals.Subscribe(Channel, workspace => Forget(WorkspaceId.From(Guid.Parse(workspace))));
        signals.OnOpened(ForgetAll);
    }

    public async ValueTask<RulesInEffect> Of(Call call, CancellationToken ct)
    {
        if (_known.TryGetValue(call.Workspace, out var known) && _clock.GetElapsedTime(known.Since) < Kept)
        {
            return known.Rules;
        }

        var before = Volatile.Read(ref _forgotten);
        var rules = await Load(call, ct);
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

    private static async Task<RulesInEffect> Load(Call call, CancellationToken ct)
    {
        var document = await call.Query<AssignmentDocument>().AsNoTracking().FirstOrDefaultAsync(ct);
        var calendars = await call.Calendars().AsNoTracking().ToListAsync(ct);
        return new RulesInEffect(document?.Read() ?? AssignmentRules.Usual, calendars.ToDictionary(c => c.Id, c => new WorkingTime(c.Terms)));
    }

    private async Task Tell(WorkspaceId workspace)
    {
        try
        {
            await _signals.Send(Channel, workspace.Value.ToString(), CancellationToken.None);
        }
        catch (Exception error)
        {
            _log.LogWarning(error, "Other nodes were not told that the rules of assignment have changed; they look again within {Seconds} s.", Kept.TotalSeconds);
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
