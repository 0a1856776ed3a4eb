using Parley.Platform.Ids;

namespace Parley.Platform.Work;

public readonly record struct EventId(Guid Value) : IId<EventId>
{
    public static EventId From(Guid value) => new(value);

    public int CompareTo(EventId other) => Value.CompareTo(other.Value);
}

/// <summary>A fact as it is kept: the ticket's timeline and the feed's content. Never changed once written.</summary>
public sealed class Event : IInWorkspace
{
    public required EventId Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>The thing it happened to.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>The public type, such as <c>ticket.created</c>.</summary>
    public required string Type { get; init; }

    public required Origin Origin { get; init; }

    public required ActorType ActorType { get; init; }

    public required Guid? ActorId { get; init; }

    /// <summary>The actor's name at that time.</summary>
    public required string ActorName { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>JSON, snake_case; <c>{}</c> when the type says it all.</summary>
    public required string Data { get; init; }

    /// <summary>What is kept of a fact that a call recorded.</summary>
    internal static Event Of(RecordedFact recorded, FactNames names, Call call) => new()
    {
        Id = call.Ids.Next<EventId>(),
        WorkspaceId = call.Workspace,
        SubjectId = recorded.Fact.Subject,
        Type = names[recorded.Fact].Type,
        Origin = call.Caller.Origin,
        ActorType = recorded.By.Type,
        ActorId = recorded.By.Id,
        ActorName = recorded.By.Name,
        At = recorded.At,
        Data = PublicJson.Write(recorded.Fact.Data),
    };
}
