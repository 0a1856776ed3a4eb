using Parley.Platform.Ids;

namespace Parley.Desk.SavedViews;

public readonly record struct SavedViewId(Guid Value) : IId<SavedViewId>
{
    public static SavedViewId From(Guid value) => new(value);

    public int CompareTo(SavedViewId other) => Value.CompareTo(other.Value);
}

/// <summary>A query that somebody comes back to, under a name.</summary>
public sealed class SavedView : IInWorkspace
{
    public const int NameMax = 80;

    /// <summary>Of each owner's private ones, and of the shared ones together: all are read at once.</summary>
    public const int Most = 100;

    public required SavedViewId Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>The agent or the key that made it. As long as it is private, nobody else sees it.</summary>
    public required Guid OwnerId { get; init; }

    public required string OwnerName { get; init; }

    public required string Name { get; set; }

    /// <summary>In the query language; empty: every ticket.</summary>
    public required string Query { get; set; }

    /// <summary>As in a list's address: <c>-updated_at</c>.</summary>
    public required string Sort { get; set; }

    public required bool Shared { get; set; }

    /// <summary>Its place among the others, lowest first.</summary>
    public required int Place { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
}
