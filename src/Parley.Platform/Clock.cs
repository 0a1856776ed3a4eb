namespace Parley.Platform;

public static class Clock
{
    /// <summary>The present instant in UTC, cut to milliseconds: what both engines store and JSON shows without loss.</summary>
    public static DateTimeOffset Now(this TimeProvider clock) =>
        DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
}
