using System.Globalization;
using System.Text.RegularExpressions;
using Parley.Platform.Work;

namespace Parley.Desk.Calendars;

/// <summary>A stretch of one weekday in which there is work, by the clock on the wall.</summary>
/// <param name="From"><c>09:00</c>.</param>
/// <param name="To">Later the same day; <c>24:00</c> is its end.</param>
public sealed partial record WorkingHours(DayOfWeek? Day, string? From, string? To)
{
    /// <summary>Minutes of the day; null: that is no time of it.</summary>
    internal static int? MinuteOf(string? time)
    {
        if (time is null || !Shape().IsMatch(time))
        {
            return null;
        }

        var minute = (int.Parse(time.AsSpan(0, 2), CultureInfo.InvariantCulture) * 60) + int.Parse(time.AsSpan(3), CultureInfo.InvariantCulture);
        return minute <= 24 * 60 ? minute : null;
    }

    internal bool Check(Checks check, string field)
    {
        check.Given($"{field}/day", Day);
        var sound = Day is not null & CheckTime(check, $"{field}/from", From) & CheckTime(check, $"{field}/to", To);
        if (sound && MinuteOf(To) <= MinuteOf(From))
        {
            check.Add($"{field}/to", "out_of_range", "Work ends after it begins. What goes on past midnight is two stretches: until 24:00, and from 00:00 of the next day.");
            return false;
        }

        return sound;
    }

    private static bool CheckTime(Checks check, string field, string? time)
    {
        if (MinuteOf(time) is not null)
        {
            return true;
        }

        check.Add(field, time is null ? "required" : "invalid_time", "A time of the day looks like 09:00; the end of the day is 24:00.");
        return false;
    }

    [GeneratedRegex(@"^[0-9]{2}:[0-5][0-9]\z", RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}
