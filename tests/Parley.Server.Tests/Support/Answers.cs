using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Parley.Testing;

namespace Parley.Server.Tests.Support;

/// <summary>What of answers many tests look at.</summary>
internal static class Answers
{
    public static Guid Id(this JsonNode node, string field = "id") => Guid.Parse(node.Text(field));

    public static IReadOnlyList<JsonNode> Data(this JsonNode page) => [.. page["data"]!.AsArray().Select(n => n!)]; // a page has data, and no nulls in it

    public static IReadOnlyList<string> Fields(this JsonNode node) => [.. node.AsObject().Select(p => p.Key)];

    public static IReadOnlyList<string> Pointers(this JsonNode problem) => [.. problem["errors"]!.AsArray().Select(e => e!.Text("field"))];

    /// <summary>Expects a problem with this status and code.</summary>
    public static async Task<JsonNode> Refused(this HttpClient client, HttpMethod method, string path, object? body, int status, string code)
    {
        var problem = await client.Send(method, path, body, (HttpStatusCode)status);
        problem.Text("code").ShouldBe(code, problem.ToJsonString());
        return problem;
    }

    public static async Task<(HttpStatusCode Status, string Body)> Ask(this HttpClient client, HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await client.SendAsync(request);
            return (response.StatusCode, await response.Content.ReadAsStringAsync());
        }
    }

    public static StringContent JsonContent(JsonNode body) => new(body.ToJsonString(), Encoding.UTF8, "application/json");

    public static MultipartFormDataContent Form(string name, byte[] bytes, string part = "file", string type = "text/plain")
    {
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue(type);
        return new MultipartFormDataContent { { file, part, name } };
    }

    public static async Task<JsonNode> Upload(this HttpClient client, string name, byte[] bytes)
    {
        using var form = Form(name, bytes);
        using var response = await client.PostAsync(new Uri("/api/v1/files/upload", UriKind.Relative), form);
        var answer = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.Created, answer);
        return JsonNode.Parse(answer)!["data"]![0]!; // it was 201
    }

    /// <summary>All rows of a list, page by page.</summary>
    public static async Task<IReadOnlyList<JsonNode>> AllPages(this HttpClient client, string path, int limit)
    {
        var rows = new List<JsonNode>();
        var joint = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        for (string? after = null; ;)
        {
            var page = await client.GetJson($"{path}{joint}limit={limit}{(after is null ? "" : $"&after={after}")}");
            page.Data().Count.ShouldBeLessThanOrEqualTo(limit);
            rows.AddRange(page.Data());
            after = page["next"]?.GetValue<string>();
            if (after is null)
            {
                return rows;
            }

            rows.Count.ShouldBeLessThan(10_000, "the pages do not end");
        }
    }
}
