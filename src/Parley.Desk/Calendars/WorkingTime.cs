using System.Collections.Concurrent;
using NodaTime;

namespace Parley.Desk.Calendars;

/// <summary>
/// Reckons in working time. Work is whenever a wall clock in the zone shows a time within the hours of that weekday, and the date is no holiday:
/// an hour that a change of the clocks leaves out is not there, and one that comes twice counts twice.
/// </summary>
internal sealed class WorkingTime
{
    /// <summary>Work at every hour.</summary>
    public static readonly WorkingTime AroundTheClock = new();

    private const long DayMs = 24 * 60 * 60 * 1000;
    private const long MinuteMs = 60 * 1000;

    // Who asks for more working time than these years have is answered "never".
    private const int LongestSearchDays = 40 * 366;

    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    private readonly DateTimeZone? _zone;
    private readonly ILookup<DayOfWeek, Span> _week = Array.Empty<Span>().ToLookup(_ => default(DayOfWeek));
    private readonly HashSet<DateOnly> _holidays = [];
    private readonly HashSet<(int Month, int Day)> _yearly = [];

    // By days of UTC, so that none reaches into another however the clocks are changed around midnight.
    private readonly ConcurrentDictionary<long, Span[]> _days = new();

    private WorkingTime()
    {
    }

    /// <param name="terms">Checked.</param>
    public WorkingTime(CalendarTerms terms)
    {
        _zone = terms.Zone;
        _week = terms.Hours.ToLookup(h => h.Day!.Value, h => new Span(WorkingHours.MinuteOf(h.From)!.Value * MinuteMs, WorkingHours.MinuteOf(h.To)!.Value * MinuteMs)); // checked
        _holidays = [.. terms.Holidays.Where(h => !h.Yearly).Select(h => h.Day!.Value)]; // checked
        _yearly = [.. terms.Holidays.Where(h => h.Yearly).Select(h => (h.Day!.Value.Month, h.Day.Value.Day))]; // checked
    }

    /// <summary>From one millisecond of Unix time, or of a local day, to before another.</summary>
    private readonly record struct Span(long From, long To)
    {
        public Span Within(Span frame) => new(Math.Max(From, frame.From), Math.Min(To, frame.To));

        public Span Earlier(long by) => new(From - by, To - by);
    }

    /// <summary>The first instant by which so much working time has passed; null: none in this lifetime.</summary>
    /// <param name="working">Not negative; nothing has passed at once.</param>
    public DateTimeOffset? Add(DateTimeOffset from, TimeSpan working)
    {
        var (at, left) = (from.ToUnixTimeMilliseconds(), (long)working.TotalMilliseconds);
        if (left <= 0)
        {
            return from;
        }

        if (_zone is null)
        {
            return from + working;
        }

        var first = DayOf(at);
        for (var day = first; day < first + LongestSearchDays; day++)
        {
            foreach (var span in WorkOf(day))
            {
                var start = Math.Max(span.From, at);
                if (span.To - start >= left)
                {
                    return DateTimeOffset.FromUnixTimeMilliseconds(start + left);
                }

                left -= Math.Max(0, span.To - start);
            }
        }

        return null;
    }

    /// <summary>Whether there is work at an instant.</summary>
    public bool IsWork(DateTimeOffset at) => Between(at, at.AddMilliseconds(1)) > TimeSpan.Zero;

    /// <summary>How much working time lies between two instants; none when the second is not later.</summary>
    public TimeSpan Between(DateTimeOffset from, DateTimeOffset to)
    {
        if (to <= from)
        {
            return TimeSpan.Zero;
        }

        if (_zone is null)
        {
            return to - from;
        }

        var frame = new Span(from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds());
        var sum = 0L;
        for (var day = DayOf(frame.From); day <= DayOf(frame.To); day++)
        {
            foreach (var span in WorkOf(day))
            {
                var part = span.Within(frame);
                sum += Math.Max(0, part.To - part.From);
            }
        }

        return TimeSpan.FromMilliseconds(sum);
    }

    private Span[] WorkOf(long day) => _days.GetOrAdd(day, Find);

    private Span[] Find(long day)
    {
        var found = new List<Span>();
        var whole = new Span(day * DayMs, (day + 1) * DayMs);
        foreach (var interval in _zone!.GetZoneIntervals(Instant.FromUnixTimeMilliseconds(whole.From), Instant.FromUnixTimeMilliseconds(whole.To))) // only who has a zone looks for days
        {
            var offset = interval.WallOffset.Milliseconds;
            var part = whole.Within(new Span(
                interval.HasStart ? interval.Start.ToUnixTimeMilliseconds() : long.MinValue,
                interval.HasEnd ? interval.End.ToUnixTimeMilliseconds() : long.MaxValue));
            for (var local = DayOf(part.From + offset); local <= DayOf(part.To + offset); local++)
            {
                found.AddRange(HoursOf(local).Select(h => h.Earlier(offset - (local * DayMs)).Within(part)).Where(s => s.From < s.To));
            }
        }

        return [.. found.OrderBy(s => s.From)];
    }

    private IEnumerable<Span> HoursOf(long local)
    {
        var date = DateOnly.FromDayNumber(Epoch + (int)local);
        return _holidays.Contains(date) || _yearly.Contains((date.Month, date.Day)) ? [] : _week[date.DayOfWeek];
    }

    private static long DayOf(long ms) => Math.DivRem(ms, DayMs) is var (day, rest) && rest < 0 ? day - 1 : ms / DayMs;
}
