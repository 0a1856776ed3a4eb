using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Parley.Platform.Ids;
using Parley.Platform.Work;

namespace Parley.Server.Api;

/// <summary>The OpenAPI 3.1 document, made from the endpoints themselves.</summary>
internal static class OpenApi
{
    public static void AddParleyOpenApi(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        // What callers see is a Ticket; that it is our view of one is our affair.
        options.CreateSchemaReferenceId = type => OpenApiOptions.CreateDefaultSchemaReferenceId(type) is { } id && id.EndsWith("View", StringComparison.Ordinal) ? id[..^4] : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        options.AddSchemaTransformer(WordsAndIds);
        options.AddOperationTransformer(Operation);
        options.AddDocumentTransformer(Frame);
    });

    public static void MapParleyOpenApi(this WebApplication app) => app.MapOpenApi("/openapi/{documentName}.json");

    // Types with a JSON converter of their own are a blank to the generator.
    private static Task WordsAndIds(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        var type = context.JsonTypeInfo.Type;
        Describe(schema, type);
        if (context.JsonTypeInfo is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element } && (schema.Items is null || IsId(element)))
        {
            var items = new OpenApiSchema();
            Describe(items, element);
            schema.Items = items;
        }

        // Of a dictionary of anything the generator says nothing, and readers take it for an empty one.
        if (context.JsonTypeInfo is { Kind: JsonTypeInfoKind.Dictionary, ElementType: { } value } && value == typeof(JsonElement))
        {
            schema.AdditionalProperties = new OpenApiSchema();
        }

        return Task.CompletedTask;
    }

    private static void Describe(OpenApiSchema schema, Type given)
    {
        // Null belongs to the place where a nullable word or id stands, not to the type that all places share; only Optional is its own place.
        var isOptional = given.IsGenericType && given.GetGenericTypeDefinition() == typeof(Optional<>);
        var inner = isOptional ? given.GetGenericArguments()[0] : given;
        var type = Nullable.GetUnderlyingType(inner) ?? inner;
        var text = isOptional ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
        if (type.IsEnum)
        {
            schema.Type = text;
            schema.Enum = [.. Enum.GetNames(type).Select(n => (JsonNode)JsonNamingPolicy.SnakeCaseLower.ConvertName(n))];
        }
        else if (IsId(type))
        {
            schema.Type = text;
            schema.Format = "uuid";
        }
        else if (type == typeof(DateTimeOffset))
        {
            schema.Type = type == inner ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
            schema.Format = "date-time";
        }
    }

    private static bool IsId(Type type) =>
        type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>));

    private static Task Operation(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var known = context.Description.ActionDescriptor.EndpointMetadata.OfType<QueryParameterList>().SelectMany(l => l.Known);
        foreach (var parameter in known)
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = parameter.Name,
                In = ParameterLocation.Query,
                Description = parameter.Description,
                Example = parameter.Example is null ? null : (JsonNode)parameter.Example,
                Schema = parameter.Type == "integer"
                    ? new OpenApiSchema { Type = JsonSchemaType.Integer }
                    : new OpenApiSchema { Type = JsonSchemaType.String, Format = parameter.Format },
            });
        }

        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<DoneOnce>().Any())
        {
            IdempotencyKey.Describe(operation);
        }

        operation.RequestBody?.Content?.Remove(EndpointDocs.AnyType);
        return Task.CompletedTask;
    }

    private static Task Frame(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Parley",
            Version = "v1",
            Description = "Tickets, their conversations and the people in them. Errors are RFC 9457 problems; lists are paged by cursor; "
                + "a POST under an Idempotency-Key is done once, however often it is sent.",
            License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
        };
        // Wherever the document is read, that is where it is true.
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            ["key"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An API key." },
            ["session"] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Cookie,
                Name = SessionCookie.Name,
                Description = "A browser's session.",
            },
        };
        document.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("key", document)] = [] },
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("session", document)] = [] },
        ];
        return Task.CompletedTask;
    }
}
