using System.Security.Cryptography;
using System.Text;
using Microsoft.OpenApi;
using Parley.Platform.Work.Repeats;

namespace Parley.Server.Api;

/// <summary>Marks an operation that is done once under an <c>Idempotency-Key</c>.</summary>
internal sealed class DoneOnce;

/// <summary>The bytes of the body, as they were read.</summary>
internal sealed record SentBody(ReadOnlyMemory<byte> Bytes);

/// <summary>The header by which a repeated POST is known (draft-ietf-httpapi-idempotency-key-header).</summary>
internal static class IdempotencyKey
{
    private const string Header = "Idempotency-Key";
    private const string Field = $"/{Header}";
    private const string Replayed = "Idempotency-Replayed";

    /// <summary>Stands before every endpoint, so that a wrong key is told before a body is received.</summary>
    public static ValueTask<object?> RefuseMalformed(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        // Two headers would be one key with a comma and a blank in it.
        var refusal = Of(context.HttpContext.Request) is { } key ? Once.Refuse(Field, key) : null;
        return refusal is null ? next(context) : ValueTask.FromResult<object?>(Problems.From(refusal));
    }

    /// <summary>The request's key with a fingerprint of path, query and body; null without a key, or where none is heeded.</summary>
    public static Once? Of(HttpContext http) => Of(http, (http.Features.Get<SentBody>()?.Bytes ?? default).Span);

    /// <param name="content">What was sent, where the body's bytes differ from one time to the next.</param>
    public static Once? Of(HttpContext http, ReadOnlySpan<byte> content)
    {
        if (Of(http.Request) is not { } key)
        {
            return null;
        }

        using var print = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        print.AppendData(Encoding.UTF8.GetBytes($"{http.Request.Path}{http.Request.QueryString}\n"));
        print.AppendData(content);
        var route = ((RouteEndpoint)http.GetEndpoint()!).RoutePattern.RawText; // it has been marked
        return new Once(Field, $"{http.Request.Method} {route}", key, print.GetHashAndReset());
    }

    public static IResult Replay(IResult answer) => new WithHeaders(answer, (Replayed, "true"));

    /// <summary>Adds the headers to the OpenAPI document.</summary>
    public static void Describe(OpenApiOperation operation)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = Header,
            In = ParameterLocation.Header,
            Description = "A name of your own for this one request, such as a new UUID. Sent again with it within 24 hours, the request is not done "
                + "again but answered as it was, without any secret. Per caller and operation.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = 255, Pattern = "^[!-~]+$" },
        });
        foreach (var (status, answer) in operation.Responses ?? [])
        {
            if (status.StartsWith('2') && answer is OpenApiResponse done)
            {
                done.Headers ??= new Dictionary<string, IOpenApiHeader>();
                done.Headers[Replayed] = new OpenApiHeader
                {
                    Description = "`true` when this is the answer to an earlier request with the same Idempotency-Key; else not sent.",
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                };
            }
        }
    }

    private static string? Of(HttpRequest request) =>
        request.HttpContext.GetEndpoint()?.Metadata.GetMetadata<DoneOnce>() is not null && request.Headers.TryGetValue(Header, out var key)
            ? string.Join(", ", key.ToArray())
            : null;
}
