using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Parley.Server.Hosting;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Hosting;

public sealed class TelemetryExportTests(ObservedServer server, ParleyHost host) : IClassFixture<ObservedServer>
{
    [Fact]
    public void One_trace_goes_from_the_request_over_the_job_to_what_the_job_calls()
    {
        server.CalledWith.ShouldStartWith($"00-{server.TraceId}-");
        server.CalledWith.ShouldEndWith("-01");

        // The request, the use case, the job, the job's reading, the call: each span carries the id.
        Count(server.Traces, Encoding.Latin1.GetString(Convert.FromHexString(server.TraceId))).ShouldBeGreaterThanOrEqualTo(5);
        var caller = Encoding.Latin1.GetString(Convert.FromHexString(server.CalledWith.Split('-')[2]));
        server.Traces.ShouldContain(caller); // the span of the call itself
    }

    [Theory]
    [InlineData("POST /api/v1/tickets")]
    [InlineData("GET /help/t/{token}")]
    [InlineData("OpenTicket")]
    [InlineData("job test_sink.post")]
    [InlineData("ReadEvent")]
    [InlineData("shop-17")]
    public void A_span_says_what_it_was(string text) => server.Traces.ShouldContain(text);

    [Theory]
    [InlineData("parley.jobs.backlog")]
    [InlineData("parley.jobs.oldest")]
    [InlineData("parley.jobs.dead")]
    [InlineData("parley.jobs.running")]
    [InlineData("parley.jobs.wait")]
    [InlineData("parley.jobs.ended")]
    [InlineData("parley.feed.position")]
    [InlineData("parley.feed.lag")]
    [InlineData("parley.use_case.duration")]
    [InlineData("http.server.request.duration")]
    [InlineData("http.client.request.duration")]
    [InlineData("kestrel.active_connections")]
    [InlineData("dotnet.gc.collections")]
    public void Figures_arrive(string name) => server.Metrics.ShouldContain(name);

    [Fact]
    public void Nothing_that_is_secret_or_somebodys_is_sent()
    {
        string[] secrets = [ObservedServer.Key, ObservedServer.Customer, ObservedServer.Subject, ObservedServer.Webhook, "Maya", server.Link["/help/t/".Length..], "access_token"];
        foreach (var secret in secrets)
        {
            server.Traces.Contains(secret, StringComparison.OrdinalIgnoreCase).ShouldBeFalse(secret);
            server.Metrics.Contains(secret, StringComparison.OrdinalIgnoreCase).ShouldBeFalse(secret);
        }
    }

    [Fact]
    public void A_failure_is_told_without_its_text()
    {
        server.Traces.ShouldContain("System.Net.Http.HttpRequestException");
        server.Traces.ShouldNotContain("does not indicate success");
        server.Metrics.ShouldContain("failed");
    }

    [Fact]
    public void A_refusal_is_told_by_its_kind()
    {
        server.Traces.ShouldContain("not_found");
        server.Metrics.ShouldContain("refused");
        server.Metrics.ShouldContain("not_found");
    }

    [Fact]
    public void A_trace_has_its_own_questions_to_the_database_and_not_those_of_the_loops()
    {
        server.Traces.Contains("Npgsql", StringComparison.Ordinal).ShouldBe(TestDatabase.IsPostgres);
        server.Traces.ShouldNotContain("select exists (select from event_pending)");
    }

    [Fact]
    public void The_questions_of_a_load_balancer_leave_no_trace() => server.Traces.ShouldNotContain("/health");

    [Fact]
    public void Without_a_collector_nothing_is_made() => host.Services.GetServices<IHostedService>().ShouldNotContain(s => s is TelemetryExport);

    [Theory]
    [InlineData("collector:4318", "http/protobuf")]
    [InlineData("http://127.0.0.1:4318", "http/json")]
    public void A_setting_that_would_send_nowhere_is_refused(string address, string protocol)
    {
        var settings = new Settings
        {
            OpenTelemetry = new Dictionary<string, string?> { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = address, ["OTEL_EXPORTER_OTLP_PROTOCOL"] = protocol },
        };

        Should.Throw<SettingsException>(() => TelemetryExport.IsWanted(settings)).Message.ShouldStartWith("OTEL_EXPORTER_OTLP_");
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
