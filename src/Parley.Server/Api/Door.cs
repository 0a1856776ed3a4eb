using System.Globalization;
using Parley.Platform.Work;

namespace Parley.Server.Api;

/// <summary>What every endpoint does: read the request, run one use case, answer.</summary>
internal static class Door
{
    /// <summary>Runs a use case that needs nothing but the path and the query.</summary>
    public static async Task<IResult> Run<T>(HttpContext http, Func<QueryParameters, IUseCase<T>> useCase, Func<T, IResult>? answer = null)
    {
        var query = new QueryParameters(http);
        var asked = useCase(query);
        return query.Refusal is { } wrong ? Problems.From(wrong) : await Run(http, asked, answer ?? Json);
    }

    /// <summary>Runs a use case that is made of the JSON body.</summary>
    public static async Task<IResult> Run<TBody, T>(HttpContext http, Func<TBody, IUseCase<T>> useCase, Func<T, IResult>? answer = null)
        where TBody : class
    {
        var body = await JsonBody.Read<TBody>(http.Request, http.RequestAborted);
        return body.Refusal is { } refusal ? Problems.From(refusal) : await Run(http, useCase(body.Value), answer ?? Json);
    }

    public static IResult Json<T>(T value) => TypedResults.Json(value, PublicJson.Options);

    public static IResult Created<T>(string location, T value) => new WithHeaders(TypedResults.Json(value, PublicJson.Options, statusCode: 201), ("Location", location));

    public static IResult Accepted<T>(string location, T value) => new WithHeaders(TypedResults.Json(value, PublicJson.Options, statusCode: 202), ("Location", location));

    public static IResult Versioned<T>(T value, long version, string? location = null)
    {
        var json = TypedResults.Json(value, PublicJson.Options, statusCode: location is null ? 200 : 201);
        var etag = ("ETag", $"\"{version.ToString(CultureInfo.InvariantCulture)}\"");
        return location is null ? new WithHeaders(json, etag) : new WithHeaders(json, etag, ("Location", location));
    }

    /// <summary>The answer that a result becomes, the first time and at a repeat.</summary>
    public static IResult Answer<T>(Result<T> result, Func<T, IResult> answer) =>
        result.Refusal is { } refusal ? Problems.From(refusal)
        : result.IsReplay ? IdempotencyKey.Replay(answer(result.Value))
        : answer(result.Value);

    public static IResult NoContent<T>(T nothing) => TypedResults.NoContent();

    private static async Task<IResult> Run<T>(HttpContext http, IUseCase<T> useCase, Func<T, IResult> answer)
    {
        var ifMatch = IfMatch(http.Request);
        if (ifMatch.Refusal is { } malformed)
        {
            return Problems.From(malformed);
        }

        var dispatcher = http.RequestServices.GetRequiredService<Dispatcher>();
        var conditions = new Conditions(ifMatch.Value, IdempotencyKey.Of(http));
        return Answer(await dispatcher.Run(http.Caller(), useCase, http.RequestAborted, conditions), answer);
    }

    private static Result<long?> IfMatch(HttpRequest request)
    {
        string? header = request.Headers.IfMatch;
        if (header is null or "*")
        {
            return (long?)null;
        }

        return header.StartsWith('"') && header.EndsWith('"') && long.TryParse(header.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? (long?)version
            : new Refusal(RefusalKind.Malformed, "invalid_if_match", "If-Match is the ETag of an earlier answer, such as \"3\".");
    }
}
