using System.Text.Json;
using Parley.Desk.Calendars;
using Parley.Desk.Sla.Policies;
using Parley.Desk.Teams;
using Parley.Desk.Tickets;
using Parley.Platform.Ids;
using Parley.Platform.Work;

namespace Parley.Desk.Sla.Clocks;

/// <summary>
/// One promise for one ticket. It counts working time from <see cref="Since"/>; what was counted before a pause is kept in <see cref="UsedMs"/>. Once
/// it is met or breached nothing changes that any more; a breached one only ends when it is done after all.
/// </summary>
public sealed class SlaClock : IInWorkspace
{
    // Who turns a ticket to and fro for ever shall not fill the row: the first reason stays, and so many last ones.
    private const int LastReasons = 40;

    public required TicketId TicketId { get; init; }

    public required SlaMetric Metric { get; init; }

    /// <summary>The how manieth of its kind, from 1: a customer asks again, a ticket is opened again.</summary>
    public required int Round { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required SlaPolicyId PolicyId { get; set; }

    /// <summary>The policy's name when it was promised.</summary>
    public required string PolicyName { get; set; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Seconds of working time.</summary>
    public required int TargetS { get; set; }

    /// <summary>After how many of them it is near; null: never.</summary>
    public required int? WarnAfterS { get; set; }

    /// <summary>Milliseconds of working time, up to <see cref="Since"/>.</summary>
    public required long UsedMs { get; set; }

    /// <summary>From when it counts; null: it does not.</summary>
    public required DateTimeOffset? Since { get; set; }

    /// <summary>Null: paused.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>Null: paused, or no warning.</summary>
    public DateTimeOffset? WarnAt { get; private set; }

    public DateTimeOffset? WarnedAt { get; private set; }

    public DateTimeOffset? BreachedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public SlaState State { get; private set; } = SlaState.Running;

    /// <summary>When there is next something to tell, for the sweep; null: never.</summary>
    public DateTimeOffset? NextAt { get; private set; }

    /// <summary>The last of its kind for this ticket.</summary>
    public bool IsCurrent { get; private set; } = true;

    /// <summary>JSON: <see cref="SlaReason"/>.</summary>
    public required string Reasons { get; set; }

    internal bool IsOpen => EndedAt is null;

    internal IReadOnlyList<SlaReason> ReadReasons => JsonSerializer.Deserialize<List<SlaReason>>(Reasons, PublicJson.Options) ?? [];

    private Named Policy => new(PolicyId.Value, PolicyName);

    /// <param name="after">The last of its kind; null: it is the first.</param>
    /// <param name="usedMs">What was counted of the same promise before.</param>
    internal static SlaClock Start(Ticket ticket, SlaMetric metric, SlaPromise promise, SlaClock? after, long usedMs, DateTimeOffset at)
    {
        after?.IsCurrent = false;
        var clock = new SlaClock
        {
            TicketId = ticket.Id,
            Metric = metric,
            Round = (after?.Round ?? 0) + 1,
            WorkspaceId = ticket.WorkspaceId,
            PolicyId = promise.Rule.Id,
            PolicyName = promise.Rule.Name,
            StartedAt = at,
            TargetS = promise.TargetS,
            WarnAfterS = promise.WarnAfterS,
            UsedMs = usedMs,
            Since = at,
            Reasons = "[]",
        };
        clock.Because(new SlaReason(SlaStep.Started, at, null, promise.Rule.Name, promise.TargetS));
        clock.Reckon(promise.Rule.Time, at);
        return clock;
    }

    /// <summary>Tells what has come about by now.</summary>
    internal void Settle(Call call, DateTimeOffset now)
    {
        while (NextAt is { } at && at <= now)
        {
            var then = call.Telling(Callers.OfSystem(WorkspaceId).Actor, at);
            if (at == DueAt)
            {
                (State, BreachedAt, NextAt) = (SlaState.Breached, at, null);
                Because(new SlaReason(SlaStep.Breached, at));
                then.Record(new SlaBreached(TicketId, Metric, at, Policy));
            }
            else
            {
                (WarnedAt, NextAt) = (at, DueAt);
                Because(new SlaReason(SlaStep.Warned, at));
                then.Record(new SlaWarned(TicketId, Metric, DueAt!.Value, Policy)); // what is told of next while it runs is due
            }
        }
    }

    /// <param name="why">The status that the ticket went to, or where it lies: <c>trash</c>, <c>spam</c>.</param>
    internal void Pause(WorkingTime time, DateTimeOffset at, string why)
    {
        if (State != SlaState.Running)
        {
            return;
        }

        StopCounting(time, at);
        (State, DueAt, WarnAt, NextAt) = (SlaState.Paused, null, null, null);
        Because(new SlaReason(SlaStep.Paused, at, why));
    }

    internal void Resume(WorkingTime time, DateTimeOffset at, string why)
    {
        if (State != SlaState.Paused)
        {
            return;
        }

        (State, Since) = (SlaState.Running, at);
        Because(new SlaReason(SlaStep.Resumed, at, why));
        Reckon(time, at);
    }

    /// <summary>It was done.</summary>
    internal void End(WorkingTime time, DateTimeOffset at)
    {
        if (!IsOpen)
        {
            return;
        }

        Because(new SlaReason(State == SlaState.Breached ? SlaStep.DoneLate : SlaStep.Met, at));
        State = State == SlaState.Breached ? State : SlaState.Met;
        Stop(time, at);
    }

    /// <summary>Nobody waits for it any more.</summary>
    internal void Cancel(WorkingTime time, DateTimeOffset at, string why)
    {
        if (!IsOpen)
        {
            return;
        }

        Because(new SlaReason(SlaStep.Cancelled, at, why));
        State = State == SlaState.Breached ? State : SlaState.Cancelled;
        Stop(time, at);
    }

    /// <summary>Another promise, or the same by another calendar. What ran before it counts as it was counted.</summary>
    /// <param name="why">Null: whatever is found to differ.</param>
    internal void Change(SlaPromise promise, DateTimeOffset at, string? why)
    {
        if (State is not (SlaState.Running or SlaState.Paused))
        {
            return;
        }

        var (due, warn) = (DueAt, WarnAt);
        var isOther = PolicyId != promise.Rule.Id || TargetS != promise.TargetS || WarnAfterS != promise.WarnAfterS;
        (PolicyId, PolicyName, TargetS, WarnAfterS) = (promise.Rule.Id, promise.Rule.Name, promise.TargetS, promise.WarnAfterS);
        if (State == SlaState.Running)
        {
            Reckon(promise.Rule.Time, at);
        }

        if (isOther || DueAt != due || WarnAt != warn)
        {
            Because(new SlaReason(SlaStep.Changed, at, why ?? (isOther ? "policy" : "calendar"), promise.Rule.Name, promise.TargetS));
        }
    }

    private void Reckon(WorkingTime time, DateTimeOffset at)
    {
        DueAt = After(time, at, TargetS);
        WarnAt = WarnedAt is null && WarnAfterS is { } warn ? After(time, at, warn) : WarnedAt;
        var next = WarnedAt is null && WarnAt < DueAt ? WarnAt : DueAt;
        NextAt = next < Ticket.NoPromise ? next : null;
    }

    // Not before now: a target that is cut short is due at once, and was not due before anybody had promised it.
    private DateTimeOffset After(WorkingTime time, DateTimeOffset at, int seconds)
    {
        var due = time.Add(Since!.Value, TimeSpan.FromMilliseconds((seconds * 1000L) - UsedMs)) ?? Ticket.NoPromise; // it is reckoned only while it counts
        return due < at ? at : due;
    }

    private void Stop(WorkingTime time, DateTimeOffset at)
    {
        StopCounting(time, at);
        (EndedAt, NextAt) = (at, null);
    }

    private void StopCounting(WorkingTime time, DateTimeOffset at)
    {
        if (Since is { } since)
        {
            UsedMs += (long)time.Between(since, at).TotalMilliseconds;
            Since = null;
        }
    }

    private void Because(SlaReason reason)
    {
        List<SlaReason> reasons = [.. ReadReasons, reason];
        if (reasons.Count > LastReasons + 1)
        {
            reasons.RemoveAt(1);
        }

        Reasons = PublicJson.Write(reasons);
    }
}
