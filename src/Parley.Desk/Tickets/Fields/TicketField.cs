using System.Text.Json;
using Parley.Platform.Ids;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Fields;

public readonly record struct TicketFieldId(Guid Value) : IId<TicketFieldId>
{
    public static TicketFieldId From(Guid value) => new(value);

    public int CompareTo(TicketFieldId other) => Value.CompareTo(other.Value);
}

/// <summary>A field that a workspace has given its tickets. It is never deleted: tickets keep its values.</summary>
public sealed class TicketField : IInWorkspace
{
    public required TicketFieldId Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>What queries and programs know it by; unique in the workspace, and never changed.</summary>
    public required string Key { get; init; }

    public required string Name { get; set; }

    /// <summary>Never changed: the values would not fit.</summary>
    public required FieldType Type { get; init; }

    /// <summary>What to write into it; null: the name says it.</summary>
    public required string? Help { get; set; }

    /// <summary>JSON: a list of <see cref="FieldOption"/>; empty unless one chooses.</summary>
    public required string Options { get; set; }

    /// <summary>JSON: the statuses that a ticket enters only with a value.</summary>
    public required string RequiredOn { get; set; }

    /// <summary>Its place among those in use, lowest first.</summary>
    public required int Position { get; set; }

    /// <summary>False: it is archived. Tickets keep their values, and none can be given.</summary>
    public bool Active { get; set; } = true;

    public required DateTimeOffset CreatedAt { get; init; }

    internal IReadOnlyList<FieldOption> ReadOptions => JsonSerializer.Deserialize<List<FieldOption>>(Options, PublicJson.Options) ?? [];

    internal IReadOnlyList<TicketStatus> ReadRequiredOn => JsonSerializer.Deserialize<List<TicketStatus>>(RequiredOn, PublicJson.Options) ?? [];
}

/// <summary>A value of a ticket as a row of its own, for queries; of a list each value is one.</summary>
public sealed class TicketFieldValue : IInWorkspace
{
    public required WorkspaceId WorkspaceId { get; init; }

    public required TicketId TicketId { get; init; }

    public required TicketFieldId FieldId { get; init; }

    /// <summary>As it is compared; empty for a long text, of which only is asked whether it is there.</summary>
    public required string Value { get; init; }
}
