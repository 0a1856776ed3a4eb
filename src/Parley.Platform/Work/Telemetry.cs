using System.Diagnostics;
using System.Diagnostics.Metrics;
using Parley.Platform.Work.Jobs;

namespace Parley.Platform.Work;

/// <summary>
/// What Parley tells of itself by OpenTelemetry (docs/operations/observability.md lists it): a span for each use case and job, and figures.
/// Nothing here may name a person or quote what somebody wrote.
/// </summary>
public static class Telemetry
{
    /// <summary>The name of the activity source and of the meters.</summary>
    public const string Name = "Parley";

    private static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> UseCases = Meter.CreateHistogram(
        "parley.use_case.duration",
        "s",
        "How long a use case took, by name and outcome (done, repeated, refused, cancelled, failed).",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] });

    private static readonly Counter<long> Jobs =
        Meter.CreateCounter<long>("parley.jobs.ended", "{job}", "Attempts at jobs that have ended, by kind and outcome (done, failed, dead).");

    private static readonly Histogram<double> Waited = Meter.CreateHistogram(
        "parley.jobs.wait",
        "s",
        "From the commit that asked for a job to the begin of its first attempt.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800, 7200] });

    internal static Task<Result<T>> UseCase<T>(string name, Func<Task<Result<T>>> run) =>
        Source.HasListeners() || UseCases.Enabled ? Watched(name, run) : run();

    /// <summary>A job's span belongs to the trace of the request that asked for it, however much later it runs.</summary>
    internal static Activity? Run(Job job) => Source.StartActivity($"job {job.Kind}", ActivityKind.Consumer, job.Trace)?
        .SetTag("messaging.message.id", job.Id.Value)
        .SetTag("parley.job.attempt", job.Attempts);

    internal static void Began(Job job, DateTimeOffset now)
    {
        if (job is { Attempts: 1, Standing: false })
        {
            Waited.Record((now - job.CreatedAt).TotalSeconds, new KeyValuePair<string, object?>("kind", job.Kind));
        }
    }

    internal static void Ended(Job job, string outcome) => Jobs.Add(1, new("kind", job.Kind), new("outcome", outcome));

    internal static void Fail(this Activity span, Exception error) =>
        span.SetStatus(ActivityStatusCode.Error).SetTag("error.type", error.GetType().FullName).AddException(error);

    private static async Task<Result<T>> Watched<T>(string name, Func<Task<Result<T>>> run)
    {
        var began = Stopwatch.GetTimestamp();
        using var span = Source.StartActivity(name);
        try
        {
            var result = await run();
            if (result.Refusal is { } refusal)
            {
                span?.SetTag("parley.refusal", refusal.Code);
                UseCaseEnded(name, began, "refused", Words.Of(refusal.Kind));
            }
            else
            {
                UseCaseEnded(name, began, result.IsReplay ? "repeated" : "done");
            }

            return result;
        }
        catch (OperationCanceledException)
        {
            UseCaseEnded(name, began, "cancelled");
            throw;
        }
        catch (Exception error)
        {
            span?.Fail(error);
            UseCaseEnded(name, began, "failed", error.GetType().FullName);
            throw;
        }
    }

    private static void UseCaseEnded(string name, long began, string outcome, string? why = null)
    {
        var tags = new TagList { { "use_case", name }, { "outcome", outcome } };
        if (why is not null)
        {
            tags.Add("error.type", why);
        }

        UseCases.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, tags);
    }
}
