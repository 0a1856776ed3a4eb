using System.Diagnostics;
using System.Diagnostics.Metrics;
using Parley.Platform.Work.Jobs;

namespace Parley.Platform.Work;

/// <summary>What Parley tells of itself by OpenTelemetry: a span for each use case and job, and counts of jobs. Names follow the semantic conventions where they have one.</summary>
public static class Telemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "Parley";

    internal static readonly Meter Meter = new(Name);

    private static readonly ActivitySource Source = new(Name);

    private static readonly Counter<long> Jobs =
        Meter.CreateCounter<long>("parley.jobs.ended", "{job}", "Attempts at jobs that have ended, by kind and outcome (done, failed, dead).");

    private static readonly Histogram<double> Waited =
        Meter.CreateHistogram<double>("parley.jobs.wait", "s", "From the commit that asked for a job to the begin of its first attempt.");

    internal static Activity? UseCase(string name) => Source.StartActivity(name);

    /// <summary>A job's span belongs to the trace of the request that asked for it, however much later it runs.</summary>
    internal static Activity? Run(Job job) => Source.StartActivity($"job {job.Kind}", ActivityKind.Consumer, job.Trace)?
        .SetTag("messaging.message.id", job.Id.Value)
        .SetTag("parley.job.attempt", job.Attempts);

    internal static void Ended(Job job, string outcome) => Jobs.Add(1, new("kind", job.Kind), new("outcome", outcome));

    internal static void Began(Job job, DateTimeOffset now)
    {
        if (job is { Attempts: 1, Standing: false })
        {
            Waited.Record((now - job.CreatedAt).TotalSeconds, new KeyValuePair<string, object?>("kind", job.Kind));
        }
    }
}
