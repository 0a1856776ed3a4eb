using Parley.Platform.Ids;

namespace Parley.Platform.Work.Repeats;

/// <summary>What a command answered that was to be done once; written in the transaction that did it.</summary>
public sealed class KeptAnswer : IInWorkspace
{
    /// <summary>SHA-256 of workspace, caller, route and key.</summary>
    public required byte[] Hash { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>SHA-256 of all that was asked.</summary>
    public required byte[] Fingerprint { get; init; }

    /// <summary>The use case's answer as JSON, without any secret it showed.</summary>
    public required string Answer { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>An answer with a secret that is shown this once and never kept.</summary>
public interface IShowsSecret<out T>
{
    /// <summary>The same with null in the secret's place: what a repeat of the request gets.</summary>
    T WithoutSecret();
}
