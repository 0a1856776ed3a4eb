namespace Parley.Desk.Imports;

/// <summary>A customer.</summary>
/// <param name="Name">Null: the first part of the address.</param>
public sealed record ContactRow(long Line, string Id, byte[] Digest, string Email, string? Name, DateTimeOffset CreatedAt) : ImportRow(Line, Id, Digest)
{
    public override int Weight => 2;
}
