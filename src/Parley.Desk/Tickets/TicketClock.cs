namespace Parley.Desk.Tickets;

/// <summary>What is promised to happen in time.</summary>
public enum SlaMetric
{
    /// <summary>The team's first public reply.</summary>
    FirstResponse,

    /// <summary>Its public reply to what the customer wrote after that.</summary>
    NextResponse,
    Resolution,
}

public enum SlaState
{
    Running,

    /// <summary>The team waits for somebody else.</summary>
    Paused,
    Met,

    /// <summary>Late, for good; whether it was done at last is told by when it ended.</summary>
    Breached,

    /// <summary>Nobody waits for it any more.</summary>
    Cancelled,
}

public enum SlaStep
{
    Started,
    Paused,
    Resumed,

    /// <summary>Another target or other hours, from then on.</summary>
    Changed,
    Warned,
    Breached,
    Met,

    /// <summary>Done after all.</summary>
    DoneLate,
    Cancelled,
}

/// <summary>Something that made a clock stand as it does.</summary>
/// <param name="Why">A word: the status that it waits in or went on with, what changed (<c>priority</c>, <c>policy</c>, <c>calendar</c>), or where the ticket lay (<c>trash</c>, <c>spam</c>; <c>restored</c>, <c>no_spam</c>); null: the step says it all.</param>
/// <param name="Policy">The policy's name then, where the step came with a target; else null.</param>
/// <param name="TargetS">That target, in seconds of working time.</param>
public sealed record SlaReason(SlaStep Step, DateTimeOffset At, string? Why = null, string? Policy = null, int? TargetS = null);

/// <summary>A promise to the customer and where it stands.</summary>
/// <param name="DueAt">Null: it is paused, or was when it ended.</param>
/// <param name="RemainingS">Seconds of working time; negative when late.</param>
/// <param name="Reasons">Why the clock stands as it does, oldest first.</param>
/// <param name="TargetS">Seconds of working time.</param>
/// <param name="WarnAt">When it is called near; null: never.</param>
/// <param name="BreachedAt">Null: it is not late.</param>
/// <param name="EndedAt">Null: it is still owed.</param>
public sealed record TicketClock(
    SlaMetric Metric,
    DateTimeOffset? DueAt,
    SlaState State,
    long RemainingS,
    IReadOnlyList<SlaReason> Reasons,
    Named Policy,
    int TargetS,
    DateTimeOffset StartedAt,
    DateTimeOffset? WarnAt,
    DateTimeOffset? BreachedAt,
    DateTimeOffset? EndedAt);
