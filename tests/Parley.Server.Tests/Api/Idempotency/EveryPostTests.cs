using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Api.Idempotency;

/// <summary>Each POST of the OpenAPI document under a key: a new one is covered the day it is there.</summary>
public sealed class EveryPostTests(ParleyHost host)
{
    /// <summary>What is shown once; each operation that is not here answers a repeat to the letter.</summary>
    private static readonly Dictionary<string, string> Secrets = new()
    {
        ["addAgent"] = "initial_password",
        ["makeApiKey"] = "key",
        ["makeCustomerLink"] = "url",
        ["makeRatingLink"] = "url",
    };

    [Fact]
    public async Task Sent_again_it_is_answered_as_before_and_not_done_again()
    {
        var (filled, posts) = await World();
        foreach (var operation in posts)
        {
            var (request, key, first) = await First(operation, filled);
            first.Replayed.ShouldBeNull($"{operation}");
            var before = await Rows.Of(host, filled.Workspace);

            var again = await filled.Api.AskOnce(request(""), key);

            again.Status.ShouldBe(first.Status, $"{operation} answered {again.Body}");
            again.Replayed.ShouldBe("true", $"{operation}");
            again.Location.ShouldBe(first.Location);
            again.ETag.ShouldBe(first.ETag);
            again.Body.ShouldBe(WithoutSecret(first.Body, operation), $"{operation}");
            (await Rows.Of(host, filled.Workspace)).ShouldBe(before, $"{operation}");
        }
    }

    [Fact]
    public async Task A_secret_is_shown_the_first_time_only_and_is_nowhere_in_the_database()
    {
        var (filled, posts) = await World();
        foreach (var operation in posts.Where(p => Secrets.ContainsKey(p.Id)))
        {
            var (request, key, first) = await First(operation, filled);
            var shown = first.Json.Text(Secrets[operation.Id]);
            var secret = shown[(shown.LastIndexOf('/') + 1)..];
            secret.Length.ShouldBeGreaterThanOrEqualTo(16);

            var again = await filled.Api.AskOnce(request(""), key);

            again.Body.ShouldNotContain(secret);
            var rows = await Rows.Of(host, filled.Workspace);
            rows.ShouldContain(r => r.StartsWith("kept_answer:", StringComparison.Ordinal));
            rows.ShouldNotContain(r => r.Contains(secret, StringComparison.Ordinal), $"{operation}");
        }
    }

    [Fact]
    public async Task Another_request_under_the_same_key_is_refused()
    {
        var (filled, posts) = await World();
        foreach (var operation in posts)
        {
            var (request, key, _) = await First(operation, filled);
            var before = await Rows.Of(host, filled.Workspace);

            var other = await filled.Api.AskOnce(request(" "), key);

            other.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, $"{operation} answered {other.Body}");
            other.Code.ShouldBe("idempotency_key_reused");
            other.Json.Pointers().ShouldBe(["/Idempotency-Key"]);
            other.Replayed.ShouldBeNull();
            (await Rows.Of(host, filled.Workspace)).ShouldBe(before, $"{operation}");
        }
    }

    [Fact]
    public async Task The_document_tells_of_the_key_at_each_POST_but_the_sign_in_and_nowhere_else()
    {
        var workspace = await host.NewWorkspace();
        var document = await workspace.Api.GetJson("/openapi/v1.json");
        foreach (var (path, methods) in document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in methods!.AsObject())
            {
                var headers = (operation!["parameters"]?.AsArray() ?? []).Where(p => p!.Text("in") == "header").Select(p => p!.Text("name"));
                var isOnce = method == "post" && path != "/api/v1/session";
                headers.ShouldBe(isOnce ? ["Idempotency-Key"] : [], $"{method} {path}");
                var answers = operation["responses"]!.AsObject();
                answers.Any(a => a.Value!["headers"]?["Idempotency-Replayed"] is not null).ShouldBe(isOnce, $"{method} {path}");
                (isOnce && !answers.ContainsKey("409")).ShouldBeFalse($"{method} {path}");
            }
        }
    }

    private async Task<(FilledWorkspace Filled, IReadOnlyList<Operation> Posts)> World()
    {
        var filled = await FilledWorkspace.Make(host);
        var document = await OpenApiDocument.Read(filled.Api);
        var posts = document.Operations.Where(o => o.Method == HttpMethod.Post && o.Id != "signIn").ToList();
        posts.Count.ShouldBeGreaterThan(5);
        return (filled, posts);
    }

    /// <summary>Sends the operation for the first time, and answers how to make the same request again, or with a text in it another.</summary>
    private static async Task<(Func<string, HttpRequestMessage> Request, string Key, KeyedAnswer Answer)> First(Operation operation, FilledWorkspace filled)
    {
        var body = KnownCalls.Body(operation, filled);
        var answers = new List<string>();
        foreach (var id in operation.HasPathId ? filled.Ids.Values.ToArray() : [default])
        {
            HttpRequestMessage Request(string more) => Make(operation, operation.PathWith(more.Length == 0 || body is not null ? id : filled.Ids["workspace"]), body, more);
            var key = Keyed.NewKey();
            var answer = await filled.Api.AskOnce(Request(""), key);
            if (answer.IsDone)
            {
                await Rested(filled);
                return (Request, key, answer);
            }

            answers.Add(answer.Body);
        }

        throw new InvalidOperationException($"{operation} works with none of our own ids: {string.Join('\n', answers)}");
    }

    // What works in the background would change rows while they are compared.
    private static async Task Rested(FilledWorkspace filled)
    {
        foreach (var import in (await filled.Api.GetJson("/api/v1/imports")).Data())
        {
            await filled.Api.Rest(import.Id());
        }

        foreach (var change in (await filled.Api.GetJson(BulkChanges.Path)).Data())
        {
            await filled.Api.EndOfChange(change.Id());
        }
    }

    private static HttpRequestMessage Make(Operation operation, string path, JsonObject? body, string more)
    {
        var other = body?.DeepClone().AsObject();
        if (operation.IsMultipart)
        {
            other!["file"] = $"{other["file"]}{more}"; // a form has a body
        }

        var request = KnownCalls.Request(operation, path, other);
        if (body is not null && !operation.IsMultipart)
        {
            request.Content = new StringContent(body.ToJsonString() + more, Encoding.UTF8, "application/json");
        }

        return request;
    }

    private static string WithoutSecret(string body, Operation operation)
    {
        if (!Secrets.TryGetValue(operation.Id, out var field))
        {
            return body;
        }

        var shown = JsonNode.Parse(body)!; // it was done
        return body.Replace($"\"{field}\":{shown[field]!.ToJsonString()}", $"\"{field}\":null", StringComparison.Ordinal);
    }
}
