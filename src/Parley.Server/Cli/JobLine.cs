using Parley.Platform.Ids;
using Parley.Platform.Work.Jobs;

namespace Parley.Server.Cli;

/// <summary>A job as the command line tells of it.</summary>
/// <param name="WorkspaceId">Null: Parley's own work.</param>
internal sealed record JobLine(
    JobId Id,
    WorkspaceId? WorkspaceId,
    string Kind,
    JobState State,
    int Attempts,
    DateTimeOffset RunAt,
    DateTimeOffset? DeadAt,
    string? LastError,
    string? Node,
    DateTimeOffset CreatedAt)
{
    public static JobLine Of(Job job, DateTimeOffset now) => new(
        job.Id,
        job.WorkspaceId == default ? null : job.WorkspaceId,
        job.Kind,
        job.StateAt(now),
        job.Attempts,
        job.RunAt,
        job.DeadAt,
        job.LastError,
        job.Node,
        job.CreatedAt);

    public string ToText()
    {
        var home = WorkspaceId is { } workspace ? $"workspace {workspace.Value}" : "Parley's own";
        var error = LastError is null ? "" : $"{Environment.NewLine}         {LastError.ReplaceLineEndings(" ")}";
        return $"{State.ToString().ToLowerInvariant(),-8} {Id.Value}  {Kind}  {When()}, attempts: {Attempts}, {home}{error}";
    }

    private string When() => State switch
    {
        JobState.Dead => $"given up {DeadAt:yyyy-MM-dd HH:mm} UTC",
        JobState.Running => $"on {Node}",
        _ => $"due {RunAt:yyyy-MM-dd HH:mm:ss} UTC",
    };
}
