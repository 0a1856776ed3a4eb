using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Parley.Desk.Imports.Runs;
using Parley.Platform.Data;
using Parley.Server.Tests.Nodes;
using Parley.Testing;

namespace Parley.Server.Tests.Support;

/// <summary>Imports by the API.</summary>
internal static class Imports
{
    public static Task<JsonNode> Upload(this HttpClient api, string name, string text, string kind = "tickets", string? map = null, params (string Name, string Value)[] more) =>
        Upload(api, name, Encoding.UTF8.GetBytes(text), kind, map, more);

    public static async Task<JsonNode> Upload(this HttpClient api, string name, byte[] bytes, string kind, string? map = null, params (string Name, string Value)[] more)
    {
        using var form = Answers.Form(name, bytes);
        form.Add(new StringContent(kind), "kind");
        if (map is not null)
        {
            form.Add(new StringContent(map), "columns");
        }

        foreach (var (field, value) in more)
        {
            form.Add(new StringContent(value), field);
        }

        using var response = await api.PostAsync(new Uri("/api/v1/imports", UriKind.Relative), form);
        var answer = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(System.Net.HttpStatusCode.Created, answer);
        return JsonNode.Parse(answer)!; // it was 201
    }

    public static Task<JsonNode> Begin(this HttpClient api, Guid id, string verb = "start") =>
        api.PostJson($"/api/v1/imports/{id}/{verb}", new { }, System.Net.HttpStatusCode.Accepted);

    /// <summary>Waits until it is not at work.</summary>
    public static async Task<JsonNode> Rest(this HttpClient api, Guid id)
    {
        JsonNode import = new JsonObject();
        await Wait.Until(
            async () => (import = await api.GetJson($"/api/v1/imports/{id}")).Text("state") is not ("checking" or "running"), TimeSpan.FromMinutes(2), "the import to rest");
        return import;
    }

    /// <summary>Enters a rejected row, as a run would.</summary>
    public static async Task Reject(ParleyHost host, TestWorkspace workspace, Guid import, string field)
    {
        await using var session = await host.Services.GetRequiredService<Sessions>().Write(workspace.Id, CancellationToken.None);
        session.Append(new RejectedRow
        {
            WorkspaceId = workspace.Id,
            ImportId = ImportId.From(import),
            Line = 7,
            Errors = $$"""[{"field": "{{field}}", "code": "required", "message": "This field is needed."}]""",
        });
        await session.Commit(CancellationToken.None);
    }
}
