using Parley.Platform.Ids;

namespace Parley.Platform.Work.Jobs;

public readonly record struct JobId(Guid Value) : IId<JobId>
{
    public static JobId From(Guid value) => new(value);

    public int CompareTo(JobId other) => Value.CompareTo(other.Value);
}

/// <summary>
/// Work that is promised: written in the transaction that wants it, done at least once, and gone when it is done. One that failed too
/// often is dead and stays until a person decides.
/// </summary>
public sealed class Job : IInWorkspace
{
    public required JobId Id { get; init; }

    /// <summary>The nil id for Parley's own work.</summary>
    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>The name of a <see cref="JobKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Jobs of one key run one at a time and in the order of their ids; null: as they come.</summary>
    public string? Key { get; init; }

    /// <summary>The event it is a reaction to; null: to none.</summary>
    public EventId? EventId { get; init; }

    /// <summary>JSON, by kind.</summary>
    public required string Data { get; init; }

    /// <summary>Comes back at its time for as long as the kind is known.</summary>
    public bool Standing { get; init; }

    /// <summary>When a node may take it: its time, the end of a pause after a failure, or the end of the present lease.</summary>
    public required DateTimeOffset RunAt { get; init; }

    /// <summary>How often it was begun.</summary>
    public int Attempts { get; init; }

    /// <summary>Raised with each lease: who holds an older one can no longer end the job.</summary>
    public long Fence { get; init; }

    /// <summary>Who holds the lease; null: nobody.</summary>
    public string? Node { get; init; }

    /// <summary>When it was given up; null: it was not.</summary>
    public DateTimeOffset? DeadAt { get; init; }

    /// <summary>Why the last attempt failed; null: none has.</summary>
    public string? LastError { get; init; }

    /// <summary>The W3C <c>traceparent</c> of what asked for it; null: nobody traces.</summary>
    public string? Trace { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
