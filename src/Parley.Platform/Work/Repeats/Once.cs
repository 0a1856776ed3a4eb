namespace Parley.Platform.Work.Repeats;

/// <summary>A caller's wish that a command is done once, however often it arrives.</summary>
/// <param name="Field">Where the key stood, as a problem names it: <c>/Idempotency-Key</c>.</param>
/// <param name="Route">The kind of call; the same key at another one is another key.</param>
/// <param name="Key">The caller's own name for this one call.</param>
/// <param name="Fingerprint">A digest of all that was asked, to tell a repeat from another request under the same key.</param>
public sealed record Once(string Field, string Route, string Key, byte[] Fingerprint)
{
    private const int Longest = 255;

    /// <summary>Why a key cannot be one; null when it can.</summary>
    public static Refusal? Refuse(string field, string key) =>
        key.Length is >= 1 and <= Longest && key.All(c => c is >= '!' and <= '~')
            ? null
            : Wrong(
                field,
                RefusalKind.Malformed,
                "invalid_idempotency_key",
                $"{field[1..]} has 1 to {Longest} visible ASCII characters, no blanks among them; a new UUID for each new request is a good one.");

    internal Refusal Reused() => Wrong(
        Field,
        RefusalKind.Invalid,
        "idempotency_key_reused",
        $"This {Field[1..]} belongs to another request of yours of the last 24 hours. Take a new one, or send that request again unchanged.");

    internal Refusal InProgress() =>
        Wrong(Field, RefusalKind.Conflict, "request_in_progress", $"The first request with this {Field[1..]} is still running. Ask again in a moment.")
            with
        { RetryAfter = TimeSpan.FromSeconds(1) };

    private static Refusal Wrong(string field, RefusalKind kind, string code, string message) =>
        new(kind, code, message) { Errors = [new FieldError(field, code, message)] };
}
