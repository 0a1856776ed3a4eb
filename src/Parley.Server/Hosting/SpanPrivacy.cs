using System.Collections.Frozen;
using System.Diagnostics;
using OpenTelemetry;
using Parley.Platform.Work;

namespace Parley.Server.Hosting;

/// <summary>
/// Takes out of spans what may hold a secret or a person's data: paths (a customer's link is one), queries (<c>access_token</c>), whole
/// addresses (a webhook's is its secret), and the texts of exceptions, which quote. Of others' spans only what is known to be harmless
/// stays; what a new version of theirs adds is out until somebody has looked at it.
/// </summary>
internal sealed class SpanPrivacy : BaseProcessor<Activity>
{
    private static readonly FrozenSet<string> Harmless = FrozenSet.Create(
        "error.type",
        "http.request.method",
        "http.request.resend_count",
        "http.response.status_code",
        "http.route",
        "network.protocol.version",
        "rpc.method",
        "rpc.service",
        "rpc.system",
        "server.address",
        "server.port",
        "url.scheme",
        "db.collection.name",
        "db.namespace",
        "db.operation.name",
        "db.query.text", // without the values of its parameters
        "db.response.status_code",
        "db.stored_procedure.name",
        "db.system.name");

    private readonly ActivityListener _exceptions;

    public SpanPrivacy(IEnumerable<string> sources)
    {
        var ours = sources.ToFrozenSet();
        _exceptions = new ActivityListener { ShouldListenTo = source => ours.Contains(source.Name), ExceptionRecorder = WithoutText };
        ActivitySource.AddActivityListener(_exceptions);
    }

    public override void OnEnd(Activity data)
    {
        if (data.Source.Name == Telemetry.Name)
        {
            return;
        }

        foreach (var (name, _) in data.TagObjects.Where(tag => !Harmless.Contains(tag.Key)).ToList())
        {
            data.SetTag(name, null);
        }

        if (data.StatusDescription is not null)
        {
            data.SetStatus(data.Status);
        }
    }

    protected override void Dispose(bool disposing)
    {
        _exceptions.Dispose();
        base.Dispose(disposing);
    }

    private static void WithoutText(Activity span, Exception error, ref TagList tags)
    {
        tags.Add("exception.message", "see the log");
        tags.Add("exception.stacktrace", error.StackTrace ?? "");
    }
}
