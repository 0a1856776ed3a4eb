namespace Parley.Testing;

/// <summary>Stands still, by day and by stopwatch, until a test lets time pass. Timers go by the real one.</summary>
/// <param name="start">Null: the moment it is made.</param>
public sealed class StandingClock(DateTimeOffset? start = null) : TimeProvider
{
    private readonly DateTimeOffset _start = start ?? System.GetUtcNow();
    private long _passed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Volatile.Read(ref _passed);

    public override DateTimeOffset GetUtcNow() => _start.AddTicks(GetTimestamp());

    /// <param name="time">Negative: the clock goes back.</param>
    public void Pass(TimeSpan time) => Interlocked.Add(ref _passed, time.Ticks);
}
