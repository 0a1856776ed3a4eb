namespace Parley.Server.Api;

/// <summary>What an endpoint says of itself in the OpenAPI document.</summary>
internal static class EndpointDocs
{
    // A handler whose only parameter is the HttpContext would pass for a RequestDelegate, and its answer be thrown away.
    public static RouteHandlerBuilder Get(this RouteGroupBuilder group, string path, Delegate handler) => group.MapGet(path, handler);

    /// <summary>What is posted makes something, so it is done once under an Idempotency-Key.</summary>
    public static RouteHandlerBuilder Post(this RouteGroupBuilder group, string path, Delegate handler)
    {
        var endpoint = group.MapPost(path, handler).WithMetadata(new DoneOnce());
        // Behind the endpoint's own answers, which come first in the document.
        endpoint.Finally(end => end.Metadata.AddProblems(400, 409, 422));
        return endpoint;
    }

    public static RouteHandlerBuilder Put(this RouteGroupBuilder group, string path, Delegate handler) => group.MapPut(path, handler);

    public static RouteHandlerBuilder Patch(this RouteGroupBuilder group, string path, Delegate handler) => group.MapPatch(path, handler);

    public static RouteHandlerBuilder Delete(this RouteGroupBuilder group, string path, Delegate handler) => group.MapDelete(path, handler);

    public static RouteHandlerBuilder Named(this RouteHandlerBuilder endpoint, string id, string summary) =>
        endpoint.WithName(id).WithSummary(summary);

    public static RouteHandlerBuilder Query(this RouteHandlerBuilder endpoint, params QueryParameter[] parameters) =>
        endpoint.WithMetadata(new QueryParameterList(parameters));

    public static RouteHandlerBuilder Paged(this RouteHandlerBuilder endpoint, params QueryParameter[] parameters) =>
        endpoint.Query([.. parameters, .. QueryParameters.OfPage]);

    /// <summary>Accepted by routing whatever its type, and refused by the endpoint itself: a bare 415 would say nothing.</summary>
    public const string AnyType = "*/*";

    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder endpoint, string type = "application/json")
        where T : notnull => endpoint.Accepts<T>(type, AnyType);

    public static RouteHandlerBuilder Gives<T>(this RouteHandlerBuilder endpoint, int status = 200, params int[] problems)
    {
        endpoint.Produces<T>(status);
        return endpoint.Refuses(problems);
    }

    public static RouteHandlerBuilder GivesNothing(this RouteHandlerBuilder endpoint, params int[] problems)
    {
        endpoint.Produces(StatusCodes.Status204NoContent);
        return endpoint.Refuses(problems);
    }

    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params int[] problems)
    {
        endpoint.Add(builder => builder.Metadata.AddProblems([.. problems.Union([401, 403, 429])]));
        return endpoint;
    }

    private static void AddProblems(this IList<object> metadata, params int[] statuses)
    {
        foreach (var status in statuses)
        {
            metadata.Add(new ProducesResponseTypeMetadata(status, typeof(Problem), ["application/problem+json"]));
        }
    }
}
