using Microsoft.Extensions.DependencyInjection;
using Parley.Platform;
using Parley.Platform.Data;
using Parley.Platform.Ids;
using Parley.Platform.Work;
using Parley.Platform.Work.Jobs;
using Parley.Testing;

namespace Parley.Server.Tests.Support;

/// <summary>Jobs as they lie in the table. Their kind is a workspace's own, which no runner knows, so that nothing happens to them by itself.</summary>
internal static class DeadJobs
{
    public static string KindOf(string tag) => $"test.{tag}";

    public static Task<JobId> Add(
        IServiceProvider services, TestWorkspace workspace, string? kind = null, string? error = null, Guid? ticketEvent = null, TimeSpan? ago = null) =>
        Put(services, workspace, kind, job => new Job
        {
            Id = job.Id,
            WorkspaceId = job.WorkspaceId,
            Kind = job.Kind,
            EventId = ticketEvent is { } id ? EventId.From(id) : null,
            Data = "{}",
            RunAt = job.RunAt,
            Attempts = 25,
            DeadAt = job.CreatedAt - (ago ?? TimeSpan.Zero),
            LastError = error ?? $"The other side of {workspace.Tag} answered 503.",
            CreatedAt = job.CreatedAt - TimeSpan.FromHours(12),
        });

    /// <param name="node">Who has it; null: nobody.</param>
    /// <param name="error">Why the last attempt failed; null: none has.</param>
    /// <param name="due">From now; until then a node that has it may keep it.</param>
    public static Task<JobId> AddLiving(IServiceProvider services, TestWorkspace workspace, TimeSpan due, string? node = null, string? error = null) =>
        Put(services, workspace, null, job => new Job
        {
            Id = job.Id,
            WorkspaceId = job.WorkspaceId,
            Kind = job.Kind,
            Data = "{}",
            RunAt = job.RunAt + due,
            Attempts = 1,
            Node = node,
            LastError = error,
            CreatedAt = job.CreatedAt,
        });

    private static async Task<JobId> Put(IServiceProvider services, TestWorkspace workspace, string? kind, Func<Job, Job> shape)
    {
        var now = services.GetRequiredService<TimeProvider>().Now();
        var job = shape(new Job
        {
            Id = services.GetRequiredService<IdSource>().Next<JobId>(),
            WorkspaceId = workspace.Id,
            Kind = kind ?? KindOf(workspace.Tag),
            Data = "{}",
            RunAt = now,
            CreatedAt = now,
        });
        await using var session = await services.GetRequiredService<Sessions>().WriteEverywhere(CancellationToken.None);
        session.Append(job);
        await session.Commit(CancellationToken.None);
        return job.Id;
    }
}
