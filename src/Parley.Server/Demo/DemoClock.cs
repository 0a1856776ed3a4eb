namespace Parley.Server.Demo;

/// <summary>Stands at the moment that is being told.</summary>
internal sealed class DemoClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _now = start;

    public override DateTimeOffset GetUtcNow() => _now;

    public void MoveTo(DateTimeOffset moment) => _now = moment > _now ? moment : _now;
}
