using System.Text.Json.Nodes;
using Parley.Testing;

namespace Parley.Server.Tests.Support;

/// <summary>What the server says of itself at <c>/openapi/v1.json</c>.</summary>
internal sealed class OpenApiDocument(JsonNode document)
{
    public static async Task<OpenApiDocument> Read(HttpClient client) => new(await client.GetJson("/openapi/v1.json"));

    public IReadOnlyList<Operation> Operations =>
    [
        .. from path in document["paths"]!.AsObject()
           from operation in path.Value!.AsObject()
           select new Operation(this, HttpMethod.Parse(operation.Key), path.Key, operation.Value!),
    ];

    public JsonNode Resolve(JsonNode schema)
    {
        if (schema["oneOf"] is JsonArray choices)
        {
            return Resolve(choices.First(c => c!["type"]?.ToJsonString() != "\"null\"")!); // our documents have "null or this" only
        }

        return schema["$ref"]?.GetValue<string>() is { } reference
            ? Resolve(document["components"]!["schemas"]![reference[(reference.LastIndexOf('/') + 1)..]]!)
            : schema;
    }
}

/// <summary>One method of one path.</summary>
internal sealed class Operation(OpenApiDocument document, HttpMethod method, string path, JsonNode node)
{
    public string Id => node.Text("operationId");

    public HttpMethod Method => method;

    public string Path => path;

    public bool HasPathId => path.Contains('{', StringComparison.Ordinal);

    public IReadOnlyList<string> QueryParameters =>
        [.. (node["parameters"]?.AsArray() ?? []).Where(p => p!.Text("in") == "query").Select(p => p!.Text("name"))];

    /// <summary>Null for an operation without a body.</summary>
    public string? BodyType => node["requestBody"]?["content"]!.AsObject().Single().Key;

    public bool IsMultipart => BodyType == "multipart/form-data";

    /// <summary>Where ids stand in its body: the steps to each, <c>0</c> for an array's first entry.</summary>
    public IReadOnlyList<string[]> BodyIds => BodyType is null ? [] : [.. Find(node["requestBody"]!["content"]![BodyType]!["schema"]!, [])];

    public string PathWith(Guid id) => string.Join('/', path.Split('/').Select(part => part.StartsWith('{') ? $"{id}" : part));

    public override string ToString() => $"{method} {path} ({Id})";

    private IEnumerable<string[]> Find(JsonNode schema, string[] steps)
    {
        var resolved = document.Resolve(schema);
        if (resolved["format"]?.GetValue<string>() == "uuid")
        {
            return [steps];
        }

        if (resolved["properties"] is JsonObject properties)
        {
            return properties.SelectMany(p => Find(p.Value!, [.. steps, p.Key]));
        }

        if (resolved["type"]?.ToJsonString().Contains("array", StringComparison.Ordinal) == true)
        {
            var items = resolved["items"] ?? throw new InvalidOperationException($"{Id}: the array /{string.Join('/', steps)} does not say what it holds.");
            return Find(items, [.. steps, "0"]);
        }

        return [];
    }
}
