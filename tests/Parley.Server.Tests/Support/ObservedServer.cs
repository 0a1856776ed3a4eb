using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using Parley.Server.Hosting;
using Parley.Testing;

namespace Parley.Server.Tests.Support;

/// <summary>The program, told by its environment to send traces and metrics to a collector; what a customer and an agent did there, and what was sent.</summary>
public sealed class ObservedServer : IAsyncLifetime
{
    public const string Key = "a-key-of-the-owners-choice";
    public const string Customer = "maya@private.example";
    public const string Subject = "My chain falls off";
    public const string Webhook = "hook-83rf0";

    private readonly string _folder = Directory.CreateTempSubdirectory("parley").FullName;

    /// <summary>The caller's own trace, which the ticket's first message belongs to.</summary>
    public string TraceId { get; } = Convert.ToHexStringLower(Guid.NewGuid().ToByteArray());

    /// <summary>The private link of another ticket's customer.</summary>
    public string Link { get; private set; } = "";

    /// <summary>The trace context that the job's call outside carried.</summary>
    public string CalledWith { get; private set; } = "";

    /// <summary>All bytes of traces that were sent until the end, one a character.</summary>
    public string Traces { get; private set; } = "";

    public string Metrics { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await using var collector = await Collector.Start();
        var database = await TestDatabase.Make(_folder);
        var settings = new Settings { Data = _folder, Database = database.Address, DatabaseOwner = database.OwnerAddress };
        using var server = ParleyProcess.StartAfter(
            $"export OTEL_EXPORTER_OTLP_ENDPOINT={collector.Address} OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf OTEL_RESOURCE_ATTRIBUTES=deployment.environment=shop-17",
            settings,
            "--set",
            "PARLEY_URLS=http://127.0.0.1:0",
            "--set",
            "PARLEY_ENV=Testing",
            "--set",
            $"PARLEY_TEST_SINK={collector.Address}/sink/{Webhook}",
            "--set",
            "PARLEY_ADMIN_EMAIL=ada@first.example",
            "--set",
            $"PARLEY_API_KEY={Key}");
        try
        {
            var ready = await server.StandardOutput.ReadLineAsync() ?? await server.StandardError.ReadToEndAsync();
            ready.ShouldStartWith("Parley is ready: ");
            await Use(new Uri(ready["Parley is ready: ".Length..]), collector);
            using var stop = Process.Start("kill", ["-TERM", $"{server.Id}"]);
            await server.WaitForExitAsync();
        }
        finally
        {
            server.Kill();
        }

        (Traces, Metrics) = (collector.Traces, collector.Metrics);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task Use(Uri server, Collector collector)
    {
        // No header of ours but the one that is set by hand.
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, ActivityHeadersPropagator = null }) { BaseAddress = server };
        using var ticket = new HttpRequestMessage(HttpMethod.Post, "/api/v1/tickets")
        {
            Content = JsonContent.Create(new { subject = Subject, description = "Help.", requester = new { email = Customer } }),
        };
        ticket.Headers.Add("traceparent", $"00-{TraceId}-00f067aa0ba902b7-01");
        ticket.Headers.Add("X-Api-Key", Key);
        (await client.SendAsync(ticket)).EnsureSuccessStatusCode();
        CalledWith = await collector.Called.WaitAsync(TimeSpan.FromSeconds(20));

        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["email"] = Customer,
            ["name"] = "Maya",
            ["subject"] = Subject,
            ["description"] = "Help.",
        });
        using var sent = await client.PostAsync(new Uri("/help/new", UriKind.Relative), form);
        Link = sent.Headers.Location?.ToString() ?? throw new InvalidOperationException($"The form was answered {sent.StatusCode}.");
        await client.GetStringAsync(new Uri(Link, UriKind.Relative));
        await using var screen = await HubClient.Connect(server, $"access_token={Key}");
        client.DefaultRequestHeaders.Add("X-Api-Key", Key);
        await client.GetStringAsync(new Uri($"/api/v1/tickets?q={Customer}", UriKind.Relative));
        (await client.GetAsync(new Uri($"/api/v1/tickets/{Guid.NewGuid()}", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await client.GetStringAsync(new Uri("/health/ready", UriKind.Relative));
    }
}
