using Parley.Platform.Ids;

namespace Parley.Desk.People.Keys;

public readonly record struct ApiKeyId(Guid Value) : IId<ApiKeyId>
{
    public static ApiKeyId From(Guid value) => new(value);

    public int CompareTo(ApiKeyId other) => Value.CompareTo(other.Value);
}

/// <summary>A program's way in. The key itself is shown once; only its digest is kept.</summary>
public sealed class ApiKey : IInWorkspace
{
    public required ApiKeyId Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required string Name { get; init; }

    /// <summary>SHA-256 of the key; unique over all workspaces, for it finds the workspace.</summary>
    public required byte[] Hash { get; init; }

    public required List<string> Scopes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
