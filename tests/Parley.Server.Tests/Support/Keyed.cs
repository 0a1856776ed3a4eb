using System.Net;
using System.Text.Json.Nodes;

namespace Parley.Server.Tests.Support;

/// <summary>An answer with what tells a repeat from the first time.</summary>
internal sealed record KeyedAnswer(HttpStatusCode Status, string Body, string? Location, string? ETag, string? Replayed)
{
    public bool IsDone => (int)Status is >= 200 and < 300;

    public JsonNode Json => JsonNode.Parse(Body)!; // no answer is JSON null

    /// <summary>Null when it is no problem.</summary>
    public string? Code => Json["code"]?.GetValue<string>();
}

/// <summary>Requests under an <c>Idempotency-Key</c>.</summary>
internal static class Keyed
{
    public static string NewKey() => $"{Guid.CreateVersion7()}";

    public static async Task<KeyedAnswer> AskOnce(this HttpClient client, HttpRequestMessage request, string key)
    {
        using (request)
        {
            request.Headers.Add("Idempotency-Key", key);
            using var response = await client.SendAsync(request);
            response.Headers.TryGetValues("Idempotency-Replayed", out var replayed);
            return new KeyedAnswer(
                response.StatusCode,
                await response.Content.ReadAsStringAsync(),
                response.Headers.Location?.OriginalString,
                response.Headers.ETag?.ToString(),
                replayed?.Single());
        }
    }

    public static Task<KeyedAnswer> PostOnce(this HttpClient client, string path, JsonNode body, string key) =>
        client.AskOnce(new HttpRequestMessage(HttpMethod.Post, path) { Content = Answers.JsonContent(body) }, key);

    public static JsonObject Ticket(string subject = "It does not start") => new()
    {
        ["subject"] = subject,
        ["description"] = "Since today.",
        ["requester"] = new JsonObject { ["email"] = "maya@home.example" },
    };

    public static async Task<int> CountTickets(this HttpClient client) => (await client.AllPages("/api/v1/tickets", 100)).Count;
}
