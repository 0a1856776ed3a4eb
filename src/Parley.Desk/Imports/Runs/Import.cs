using System.Text.Json;
using Parley.Desk.Files;
using Parley.Platform.Ids;
using Parley.Platform.Work;

namespace Parley.Desk.Imports.Runs;

public readonly record struct ImportId(Guid Value) : IId<ImportId>
{
    public static ImportId From(Guid value) => new(value);

    public int CompareTo(ImportId other) => Value.CompareTo(other.Value);
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
    /// <summary>Rejected rows that are kept with their reasons; more are only counted.</summary>
    public const int MostRejected = 10_000;

    public required ImportId Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>The file's.</summary>
    public required string Name { get; init; }

    public required ImportKind Kind { get; set; }

    /// <summary>Whose ids the rows carry; the same id of another source is another row.</summary>
    public required string Source { get; set; }

    /// <summary>JSON: <see cref="ImportSettings"/>.</summary>
    public required string Settings { get; set; }

    public ImportState State { get; private set; } = ImportState.Draft;

    /// <summary>Null: it is done, and the file is gone.</summary>
    public required FileId? FileId { get; set; }

    /// <summary>Of the file, in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>How many rows were judged.</summary>
    public long Position { get; private set; }

    /// <summary>How much of the file was read for that.</summary>
    public long Bytes { get; private set; }

    public long Added { get; private set; }

    /// <summary>Imported before, and left as they are.</summary>
    public long Known { get; private set; }

    /// <summary>Of the known ones those that read otherwise in this file.</summary>
    public long Changed { get; private set; }

    public long Rejected { get; private set; }

    /// <summary>Why it failed; null: it has not.</summary>
    public string? Problem { get; private set; }

    public required Guid? MadeById { get; init; }

    public required string MadeByName { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public bool IsAtWork => State is ImportState.Checking or ImportState.Running;

    public ImportSettings Read => JsonSerializer.Deserialize<ImportSettings>(Settings, PublicJson.Options) ?? new ImportSettings();

    /// <summary>Sets it to work. One that was stopped while it imported goes on where it was.</summary>
    public void Begin(ImportState work, DateTimeOffset now)
    {
        if (!(work == ImportState.Running && State is ImportState.Cancelled or ImportState.Failed))
        {
            (Position, Bytes, Added, Known, Changed, Rejected) = (0, 0, 0, 0, 0, 0);
        }

        (State, StartedAt, EndedAt, Problem) = (work, now, null, null);
    }

    public void Advance(ImportTally tally, long bytes)
    {
        (Position, Added, Known) = (Position + tally.Rows, Added + tally.Added, Known + tally.Known);
        (Changed, Rejected, Bytes) = (Changed + tally.Changed, Rejected + tally.Rejected, bytes);
    }

    public void End(ImportState state, DateTimeOffset now, string? problem = null) => (State, EndedAt, Problem) = (state, now, problem);

    /// <summary>Its settings were changed: what was found with the old ones says nothing any more.</summary>
    public void Redraft() => (State, Position, Bytes, Added, Known, Changed, Rejected, Problem) = (ImportState.Draft, 0, 0, 0, 0, 0, 0, null);
}
