using System.Text.Json;
using Parley.Platform.Ids;
using Parley.Platform.Work;

namespace Parley.Desk.Imports.Runs;

/// <summary>A row that an import could not take, and why.</summary>
public sealed class RejectedRow : IInWorkspace
{
    public required WorkspaceId WorkspaceId { get; init; }

    public required ImportId ImportId { get; init; }

    /// <summary>Where it begins in the file, from 1.</summary>
    public required long Line { get; init; }

    /// <summary>JSON: <see cref="FieldError"/>s.</summary>
    public required string Errors { get; init; }
}

/// <param name="Line">Where the row begins in the file, from 1.</param>
/// <param name="Errors">The fields are JSON pointers into the row, or <c>/column</c>.</param>
public sealed record RejectedRowView(long Line, IReadOnlyList<FieldError> Errors)
{
    internal static RejectedRowView Of(RejectedRow row) => new(row.Line, JsonSerializer.Deserialize<IReadOnlyList<FieldError>>(row.Errors, PublicJson.Options) ?? []);
}
