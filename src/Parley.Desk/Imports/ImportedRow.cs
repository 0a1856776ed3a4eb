using System.Security.Cryptography;
using System.Text;
using Parley.Platform.Ids;

namespace Parley.Desk.Imports;

/// <summary>A row that was imported, so that it is not imported again.</summary>
public sealed class ImportedRow : IInWorkspace
{
    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>A digest of what the row is, its source and its id there.</summary>
    public required byte[] Key { get; init; }

    /// <summary>The beginning of the row's own digest, enough to tell that it has changed.</summary>
    public required byte[] Digest { get; init; }

    /// <summary>The ticket or contact that it became.</summary>
    public required Guid SubjectId { get; init; }

    public static ImportedRow Of(WorkspaceId workspace, string source, ImportRow row, Guid subject) =>
        new() { WorkspaceId = workspace, Key = KeyOf(source, row), Digest = row.Digest[..8], SubjectId = subject };

    public static byte[] KeyOf(string source, ImportRow row) => SHA256.HashData(Encoding.UTF8.GetBytes($"{row.GetType().Name}\0{source}\0{row.Id}"))[..16];

    /// <summary>Whether a row reads otherwise than when it was imported.</summary>
    public static bool IsChanged(byte[] digest, ImportRow row) => !digest.AsSpan().SequenceEqual(row.Digest.AsSpan(0, digest.Length));
}
