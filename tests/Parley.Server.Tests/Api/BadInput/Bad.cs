namespace Parley.Server.Tests.Api.BadInput;

/// <summary>
/// One wrong request and the answer it must get. <c>&lt;name&gt;</c> in the path or the body stands for a thing of <see cref="BadInputWorld"/>.
/// </summary>
/// <param name="Request">Method and path.</param>
/// <param name="Body">JSON text; null for none.</param>
/// <param name="Code">The problem's code, or with a <paramref name="Pointer"/> the field's.</param>
internal sealed record Bad(string Request, string? Body, int Status, string Code, string? Pointer = null)
{
    public string ContentType { get; init; } = "application/json";

    /// <summary>Used in place of <see cref="Body"/> where the body is no JSON.</summary>
    public Func<HttpContent>? Content { get; init; }

    /// <summary>Other fields that are at fault with it, each with its code.</summary>
    public (string Pointer, string Code)[] Also { get; init; } = [];

    /// <summary>A header that is wrong.</summary>
    public (string Name, string Value)? Header { get; init; }

    public Caller As { get; init; } = Caller.Admin;

    /// <summary>What the problem's <c>allowed</c> must hold; null: nothing is looked at.</summary>
    public string[]? Allowed { get; init; }

    internal enum Caller
    {
        /// <summary>A key with all rights.</summary>
        Admin,

        /// <summary>A key that reads and writes tickets, and no more.</summary>
        Writer,

        /// <summary>The administrator's browser.</summary>
        Browser,

        Nobody,
    }
}
