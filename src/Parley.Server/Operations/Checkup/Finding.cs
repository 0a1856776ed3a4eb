namespace Parley.Server.Operations.Checkup;

internal enum Verdict
{
    Ok,
    Warning,
    Failure,
}

/// <summary>What a check has seen.</summary>
/// <param name="Text">One sentence.</param>
/// <param name="Remedy">What to do about it; null: nothing.</param>
internal sealed record Finding(Verdict Verdict, string Text, string? Remedy = null)
{
    public static Finding Ok(string text) => new(Verdict.Ok, text);

    public static Finding Warning(string text, string remedy) => new(Verdict.Warning, text, remedy);

    public static Finding Failure(string text, string remedy) => new(Verdict.Failure, text, remedy);
}

/// <param name="Check">Its name.</param>
internal sealed record CheckResult(string Check, Verdict Verdict, string Text, string? Remedy);
