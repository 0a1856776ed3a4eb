using Parley.Platform.Ids;

namespace Parley.Desk.People;

/// <summary>One company's desk; everything else belongs to exactly one.</summary>
public sealed class Workspace
{
    public required WorkspaceId Id { get; init; }

    /// <summary>In addresses: lower-case letters, digits and dashes; unique.</summary>
    public required string Slug { get; init; }

    public required string Name { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
