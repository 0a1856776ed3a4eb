using Parley.Desk.Files;
using Parley.Platform.Ids;

namespace Parley.Desk.Imports;

public readonly record struct ImportId(Guid Value) : IId<ImportId>
{
    public static ImportId From(Guid value) => new(value);

    public int CompareTo(ImportId other) => Value.CompareTo(other.Value);
}

/// <summary>What the rows of a file are.</summary>
public enum ImportKind
{
    /// <summary>JSON Lines, a conversation each.</summary>
    Conversations,

    /// <summary>CSV, a ticket a row.</summary>
    Tickets,

    /// <summary>CSV, a contact a row.</summary>
    Contacts,
}

public enum ImportState
{
    /// <summary>Uploaded; its settings may be changed.</summary>
    Draft,

    /// <summary>All of it is being read, and nothing written.</summary>
    Checking,

    /// <summary>Read through: the counts say what would become of it.</summary>
    Checked,
    Running,
    Done,

    /// <summary>Stopped by a person; what was imported stays, and it can go on.</summary>
    Cancelled,

    /// <summary>Stopped by itself; <c>problem</c> says why.</summary>
    Failed,
}

/// <summary>One file that was uploaded to be imported, and how far that has come.</summary>
public sealed class Import : IInWorkspace
{
    public required ImportId Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>The file's.</summary>
    public required string Name { get; init; }

    public required ImportKind Kind { get; set; }

    /// <summary>Whose ids the rows carry; the same id of another source is another row.</summary>
    public required string Source { get; set; }

    /// <summary>JSON: <see cref="ImportSettings"/>.</summary>
    public required string Settings { get; set; }

    public ImportState State { get; set; } = ImportState.Draft;

    /// <summary>Null: it is done, and the file is gone.</summary>
    public required FileId? FileId { get; set; }

    /// <summary>Of the file, in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>How many rows were judged.</summary>
    public long Position { get; set; }

    /// <summary>How much of the file was read for that.</summary>
    public long Bytes { get; set; }

    public long Added { get; set; }

    /// <summary>Imported before, and left as they are.</summary>
    public long Known { get; set; }

    /// <summary>Of the known ones those that read otherwise in this file.</summary>
    public long Changed { get; set; }

    public long Rejected { get; set; }

    public string? Problem { get; set; }

    public required Guid? MadeById { get; init; }

    public required string MadeByName { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }
}
