namespace Parley.Platform.Work;

public enum RefusalKind
{
    Malformed,
    Unauthenticated,
    Forbidden,
    NotFound,
    Conflict,
    Gone,
    VersionMismatch,
    TooLarge,
    Invalid,
    TooMany,
}

/// <summary>Why a use case was not done.</summary>
/// <param name="Kind">The family, which decides the HTTP status.</param>
/// <param name="Code">Stable, snake_case; programs branch on it.</param>
/// <param name="Detail">One or two sentences for a person: what happened, to what, and what to do next.</param>
public sealed record Refusal(RefusalKind Kind, string Code, string Detail)
{
    /// <summary>The fields at fault; empty when the request as a whole is.</summary>
    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    /// <summary>What would be accepted instead (allowed statuses, workspaces to choose from); null when there is nothing to list.</summary>
    public IReadOnlyDictionary<string, object>? Extra { get; init; }

    /// <summary>How long to wait before the same may be tried again; null when waiting does not help.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static Refusal NotFound(string what) => new(RefusalKind.NotFound, "not_found", $"There is no such {what}, or you may not see it.");

    public static Refusal Invalid(IReadOnlyList<FieldError> errors) =>
        new(RefusalKind.Invalid, "invalid", errors.Count == 1 ? errors[0].Message : $"{errors.Count} fields need a change.") { Errors = errors };

    public static Refusal Invalid(string field, string code, string message) => Invalid([new FieldError(field, code, message)]);
}

/// <param name="Field">A JSON pointer into the request's body, or <c>/name</c> of a query parameter or header.</param>
/// <param name="Code">Stable, snake_case.</param>
/// <param name="Message">One sentence for a person.</param>
public sealed record FieldError(string Field, string Code, string Message);
