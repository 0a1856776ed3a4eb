using Parley.Platform.Ids;
using Parley.Platform.Work;

namespace Parley.Desk.Files;

public readonly record struct FileId(Guid Value) : IId<FileId>
{
    public static FileId From(Guid value) => new(value);

    public int CompareTo(FileId other) => Value.CompareTo(other.Value);
}

/// <summary>A file that was uploaded; its bytes lie in <see cref="LocalFiles"/>.</summary>
public sealed class StoredFile : IInWorkspace
{
    public required FileId Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>As the uploader named it, without any path.</summary>
    public required string Name { get; init; }

    /// <summary>The media type the uploader claimed; never trusted to be shown inline.</summary>
    public required string Type { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>Hex, lower-case.</summary>
    public required string Sha256 { get; init; }

    public required ActorType UploadedByType { get; init; }

    /// <summary>Until it hangs on a ticket, only this one may use it.</summary>
    public required Guid? UploadedById { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <param name="Type">The media type the uploader claimed.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Hex, lower-case.</param>
/// <param name="Scan">The virus scanner's verdict; null: no scanner is set up.</param>
/// <param name="ThumbnailUrl">Null: there is none.</param>
public sealed record FileView(FileId Id, string Name, string Type, long Size, string Sha256, string? Scan, string? ThumbnailUrl)
{
    public static FileView Of(StoredFile file) => new(file.Id, file.Name, file.Type, file.Size, file.Sha256, null, null);
}
