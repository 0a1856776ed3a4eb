namespace Parley.Server.Hosting.Testing;

/// <summary>A clock that a test can put forward and let run faster. Timers go by it as well.</summary>
internal sealed class TestClock : TimeProvider
{
    private readonly Lock _gate = new();
    private DateTimeOffset _base = System.GetUtcNow();
    private long _since = System.GetTimestamp();
    private double _rate = 1;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _base + (System.GetElapsedTime(_since) * _rate);
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Scaled(dueTime), Scaled(period));

    public void Advance(TimeSpan by)
    {
        lock (_gate)
        {
            _base += by;
        }
    }

    /// <summary>How many seconds pass in a real one, from now on.</summary>
    public void Run(double rate)
    {
        lock (_gate)
        {
            (_base, _since, _rate) = (_base + (System.GetElapsedTime(_since) * _rate), System.GetTimestamp(), rate);
        }
    }

    private TimeSpan Scaled(TimeSpan time)
    {
        lock (_gate)
        {
            return time > TimeSpan.Zero ? time / _rate : time;
        }
    }
}
