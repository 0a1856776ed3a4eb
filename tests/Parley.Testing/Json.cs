using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;

namespace Parley.Testing;

/// <summary>The API as a caller sees it: JSON in, JSON out, statuses checked.</summary>
public static class Json
{
    public static Task<JsonNode> GetJson(this HttpClient client, string path, HttpStatusCode expected = HttpStatusCode.OK) =>
        client.Send(HttpMethod.Get, path, null, expected);

    public static Task<JsonNode> PostJson(this HttpClient client, string path, object body, HttpStatusCode expected = HttpStatusCode.Created) =>
        client.Send(HttpMethod.Post, path, body, expected);

    public static Task<JsonNode> PutJson(this HttpClient client, string path, object body, HttpStatusCode expected = HttpStatusCode.OK) =>
        client.Send(HttpMethod.Put, path, body, expected);

    public static Task<JsonNode> PatchJson(this HttpClient client, string path, object body, HttpStatusCode expected = HttpStatusCode.OK) =>
        client.Send(HttpMethod.Patch, path, body, expected);

    /// <param name="body">An object to write as JSON, or a string that is JSON already.</param>
    public static async Task<JsonNode> Send(this HttpClient client, HttpMethod method, string path, object? body, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = body switch
        {
            null => null,
            string text => new StringContent(text, Encoding.UTF8, "application/json"),
            _ => JsonContent.Create(body),
        };
        using var response = await client.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(expected, $"{method} {path} answered {answer}");
        return answer.Length == 0 ? new JsonObject() : JsonNode.Parse(answer)!; // JSON null is never a whole answer
    }

    public static string Text(this JsonNode node, string field) => node[field]?.GetValue<string>() ?? throw new InvalidOperationException($"No {field} in {node}");

    /// <summary>A minimal ticket by this requester; answers it as the API does.</summary>
    public static Task<JsonNode> OpenTicket(this TestWorkspace workspace, string subject = "It does not start", string? email = null, string description = "Since today.") =>
        workspace.Api.PostJson("/api/v1/tickets", new { subject, description, requester = new { email = email ?? $"maya-{workspace.Tag}@home.example" } });
}
