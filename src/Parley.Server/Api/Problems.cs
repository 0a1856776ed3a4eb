using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Parley.Platform.Work;

namespace Parley.Server.Api;

/// <summary>An error answer (RFC 9457).</summary>
/// <param name="Type">A stable URN that ends in the code.</param>
/// <param name="Title">The HTTP status in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">Stable, snake_case; programs branch on it.</param>
/// <param name="Detail">For a person: what happened, to what, and what to do next.</param>
/// <param name="Errors">The fields at fault, each by a JSON pointer; empty when the request as a whole is.</param>
/// <param name="Allowed">What would be accepted instead; only where that is known.</param>
/// <param name="Reasons">Why a move is refused, each with a stable code and a sentence; only with <c>transition_not_allowed</c>.</param>
/// <param name="Workspaces">The workspaces to choose from; only with <c>workspace_required</c>.</param>
/// <param name="Agents">Who was asked for, each with the reasons why it cannot be them; only with <c>nobody_fits</c>.</param>
/// <param name="Position">Of a query: characters before the part at fault.</param>
/// <param name="Length">Of a query: how long the part at fault is; 0 where something is missing.</param>
/// <param name="Hint">Of a query: what to write instead.</param>
internal sealed record Problem(
    string Type,
    string Title,
    int Status,
    string Code,
    string Detail,
    IReadOnlyList<FieldError> Errors,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] object? Allowed = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] object? Reasons = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] object? Workspaces = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] object? Agents = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Position = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Length = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Hint = null);

/// <summary>The one place where a refusal becomes an HTTP answer.</summary>
internal static class Problems
{
    public static IResult From(Refusal refusal)
    {
        var problem = Of(StatusOf(refusal.Kind), refusal.Code, refusal.Detail, refusal.Errors, refusal.Extra);
        return refusal.RetryAfter is { } wait
            ? new WithHeaders(problem, ("Retry-After", Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture)))
            : problem;
    }

    public static JsonHttpResult<Problem> Of(
        int status, string code, string detail, IReadOnlyList<FieldError>? errors = null, IReadOnlyDictionary<string, object>? extra = null) =>
        TypedResults.Json(
            new Problem(
                $"urn:parley:problem:{code}",
                ReasonPhrases.GetReasonPhrase(status),
                status,
                code,
                detail,
                errors ?? [],
                extra?.GetValueOrDefault("allowed"),
                extra?.GetValueOrDefault("reasons"),
                extra?.GetValueOrDefault("workspaces"),
                extra?.GetValueOrDefault("agents"),
                (int?)extra?.GetValueOrDefault("position"),
                (int?)extra?.GetValueOrDefault("length"),
                (string?)extra?.GetValueOrDefault("hint")),
            PublicJson.Options,
            "application/problem+json",
            status);

    public static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Malformed => 400,
        RefusalKind.Unauthenticated => 401,
        RefusalKind.Forbidden => 403,
        RefusalKind.NotFound => 404,
        RefusalKind.Conflict => 409,
        RefusalKind.Gone => 410,
        RefusalKind.VersionMismatch => 412,
        RefusalKind.TooLarge => 413,
        RefusalKind.TooMany => 429,
        _ => 422,
    };
}
