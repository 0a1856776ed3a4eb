namespace Parley.Desk.Seed;

/// <summary>When tickets come: over two years, more and more, by day and on weekdays more than at night and at weekends.</summary>
internal sealed class SeedCalendar
{
    private const int Days = 730;
    private const double Growth = 0.6;

    // Of each hour of a day, UTC.
    private static readonly double[] Hours = [.2, .15, .1, .1, .15, .3, .7, 1.2, 1.9, 2.2, 2.1, 1.9, 1.6, 1.8, 1.9, 1.8, 1.6, 1.3, 1, .9, .8, .7, .5, .3];

    private readonly double[] _until = new double[(Days * 24) + 1];
    private readonly long _tickets;

    public SeedCalendar(DateTimeOffset until, long tickets)
    {
        _tickets = tickets;
        Start = until.AddDays(-Days);
        for (var hour = 0; hour < _until.Length - 1; hour++)
        {
            var at = Start.AddHours(hour);
            var day = at.DayOfWeek switch { DayOfWeek.Saturday => .45, DayOfWeek.Sunday => .35, _ => 1 };
            _until[hour + 1] = _until[hour] + (Hours[at.Hour] * day * (1 + (Growth * hour / (Days * 24))));
        }
    }

    public DateTimeOffset Start { get; }

    /// <summary>When a ticket comes, to the millisecond; later tickets come later.</summary>
    /// <param name="within">Where between its neighbours: from 0 to below 1.</param>
    public DateTimeOffset Of(long ticket, double within)
    {
        var share = (ticket + within) / _tickets * _until[^1];
        var found = Array.BinarySearch(_until, share);
        var hour = found >= 0 ? found : ~found - 1;
        var into = (share - _until[hour]) / (_until[hour + 1] - _until[hour]);
        return Start.AddMilliseconds((long)((hour + into) * 3_600_000));
    }
}
