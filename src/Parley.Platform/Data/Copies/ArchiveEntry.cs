namespace Parley.Platform.Data.Copies;

/// <summary>A piece of a backup file.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Hex, lower-case.</param>
public sealed record ArchiveEntry(string Name, long Size, string Sha256);
