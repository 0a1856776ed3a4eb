using System.Net;
using System.Text.Json.Nodes;
using Parley.Server.Tests.Nodes;
using Parley.Testing;

namespace Parley.Server.Tests.Support;

/// <summary>Changes of many tickets by the API.</summary>
internal static class BulkChanges
{
    public const string Path = "/api/v1/tickets/bulk";

    public static Task<JsonNode> ChangeMany(this HttpClient api, object body) => api.PostJson(Path, body, HttpStatusCode.Accepted);

    /// <summary>The same, and waits until it is done.</summary>
    public static async Task<JsonNode> ChangedMany(this HttpClient api, object body) => await api.EndOfChange((await api.ChangeMany(body)).Id());

    /// <summary>Waits until it runs no more.</summary>
    public static async Task<JsonNode> EndOfChange(this HttpClient api, Guid id)
    {
        JsonNode change = new JsonObject();
        await Wait.Until(async () => (change = await api.GetJson($"{Path}/{id}")).Text("state") is not "running", TimeSpan.FromMinutes(2), "the change to end");
        return change;
    }
}
