using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Parley.Platform.Work;
using Parley.Platform.Work.Jobs;
using Parley.Server.Operations;

namespace Parley.Server.Hosting;

/// <summary>
/// Sends traces and metrics to a collector by OTLP while the server runs. The <c>OTEL_…</c> settings are read by the SDK itself, so they
/// mean what they mean elsewhere.
/// </summary>
internal sealed class TelemetryExport(Settings settings, JobRunner jobs) : IHostedService, IDisposable
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Protocol = "OTEL_EXPORTER_OTLP_PROTOCOL";
    private const int FlushMilliseconds = 3000;

    private static readonly string[] Sources = [Telemetry.Name, "Microsoft.AspNetCore", "Microsoft.AspNetCore.SignalR.Server", "System.Net.Http", "Npgsql"];

    private static readonly string[] Meters =
    [
        Telemetry.Name,
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Http.Connections",
        "Microsoft.AspNetCore.Server.Kestrel",
        "System.Net.Http",
        "System.Runtime",
    ];

    private readonly IConfiguration _variables = new ConfigurationBuilder().AddInMemoryCollection(settings.OpenTelemetry).Build();
    private TracerProvider? _traces;
    private MeterProvider? _metrics;

    /// <summary>Without the address of a collector nothing is made, and nobody listens to what Parley would tell.</summary>
    /// <exception cref="SettingsException">The SDK would pass over a value that it cannot read, and send nowhere.</exception>
    public static bool IsWanted(Settings settings)
    {
        var address = settings.OpenTelemetry.GetValueOrDefault(Endpoint);
        if (string.IsNullOrWhiteSpace(address))
        {
            return false;
        }

        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            throw new SettingsException($"{Endpoint} is '{address}'; an address is expected, such as http://localhost:4318.");
        }

        return settings.OpenTelemetry.GetValueOrDefault(Protocol) is null or "grpc" or "http/protobuf"
            ? true
            : throw new SettingsException($"{Protocol} is '{settings.OpenTelemetry[Protocol]}', which is neither grpc nor http/protobuf.");
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (_variables["OTEL_TRACES_EXPORTER"] != "none")
        {
            _traces = Sdk.CreateTracerProviderBuilder()
                .ConfigureServices(services => services.AddSingleton(_variables))
                .ConfigureResource(Name)
                .AddSource(Sources)
                .AddProcessor(new SpanPrivacy(Sources))
                .AddOtlpExporter()
                .Build();
        }

        if (_variables["OTEL_METRICS_EXPORTER"] != "none")
        {
            _metrics = Sdk.CreateMeterProviderBuilder()
                .ConfigureServices(services => services.AddSingleton(_variables))
                .ConfigureResource(Name)
                .AddMeter(Meters)
                .AddOtlpExporter()
                .Build();
        }

        return Task.CompletedTask;
    }

    /// <summary>Sends what is left; a collector that does not answer holds the end up for a few seconds at most.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        _traces?.Shutdown(FlushMilliseconds);
        _metrics?.Shutdown(FlushMilliseconds);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }

    // What the variables say comes last, and counts.
    private void Name(ResourceBuilder resource) => resource.Clear()
        .AddService("parley", serviceVersion: ProductVersion.Text, serviceInstanceId: jobs.Node)
        .AddTelemetrySdk()
        .AddEnvironmentVariableDetector();
}
