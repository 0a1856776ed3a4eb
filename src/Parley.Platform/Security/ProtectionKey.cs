namespace Parley.Platform.Security;

/// <summary>A key that all nodes share, sealed with the master key: with these the server encrypts its browsers' sessions.</summary>
internal sealed class ProtectionKey
{
    public required string Name { get; init; }

    public required byte[] Sealed { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
