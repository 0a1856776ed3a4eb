using Parley.Platform.Ids;

namespace Parley.Platform.Work.Jobs;

/// <summary>The hold that one attempt has on a job; void as soon as somebody else has taken the job.</summary>
public readonly record struct JobLease(JobId Job, long Fence);

/// <summary>One attempt at a job.</summary>
public sealed class JobRun(Job job, Dispatcher dispatcher)
{
    public JobId Id => job.Id;

    public WorkspaceId Workspace => job.WorkspaceId;

    /// <summary>The event it reacts to. Asking for it in a job that reacts to none is a bug and throws.</summary>
    public EventId EventId => job.EventId ?? throw new InvalidOperationException($"{job.Kind} reacts to no event.");

    /// <summary>JSON, as it was asked for.</summary>
    public string Data => job.Data;

    internal bool Ended { get; private set; }

    /// <summary>
    /// Ends the job with a use case, both in one transaction: whatever happens, its effect is there once. A refusal leaves the job as it
    /// was.
    /// </summary>
    /// <exception cref="LeaseLostException">Another node has taken the job meanwhile; nothing of the use case stays.</exception>
    public async Task<Result<T>> EndWith<T>(Caller caller, ICommand<T> command, CancellationToken ct)
    {
        var result = await dispatcher.Run(caller, command, ct, new Conditions(Ending: new JobLease(job.Id, job.Fence)));
        Ended = result.Refusal is null;
        return result;
    }
}

/// <summary>The job has been taken by another node, which will see to it.</summary>
public sealed class LeaseLostException(JobId job) : Exception($"The lease of job {job.Value} was lost.");
