using System.Globalization;
using NodaTime;
using Parley.Desk.Calendars;

namespace Parley.Desk.Tests.Calendars;

public sealed class WorkingTimeTests
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    private static readonly DayOfWeek[] Weekdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    private static readonly DayOfWeek[] AllDays = Enum.GetValues<DayOfWeek>();

    /// <summary>A change of the clocks in each, by UTC; the last three change around midnight, by half an hour, or over the date line.</summary>
    private static readonly (string Zone, string Change)[] Changes =
    [
        ("Europe/Berlin", "2026-03-29T01:00Z"), ("Europe/Berlin", "2026-10-25T01:00Z"), ("America/New_York", "2026-03-08T07:00Z"), ("America/New_York", "2026-11-01T06:00Z"),
        ("Asia/Kathmandu", "2026-05-01T00:00Z"), ("UTC", "2026-05-01T00:00Z"), ("Africa/Cairo", "2026-10-29T21:00Z"), ("America/St_Johns", "2010-11-07T02:31Z"),
        ("Australia/Lord_Howe", "2026-04-04T15:00Z"), ("Australia/Lord_Howe", "2026-10-03T15:30Z"), ("Pacific/Apia", "2011-12-30T10:00Z"),
    ];

    [Theory]
    [InlineData("2026-11-20T09:30Z", 60, "2026-11-20T10:30Z")] // a Friday
    [InlineData("2026-11-20T15:30Z", 60, "2026-11-23T08:30Z")] // over the weekend
    [InlineData("2026-11-20T15:30Z", 30, "2026-11-20T16:00Z")] // to the last minute, and not to the next morning
    [InlineData("2026-11-21T12:00Z", 1, "2026-11-23T08:01Z")] // from a Saturday
    [InlineData("2026-12-24T15:00Z", 120, "2026-12-28T09:00Z")] // over Christmas, which comes every year
    [InlineData("2027-12-23T15:00Z", 120, "2027-12-24T09:00Z")]
    [InlineData("2026-05-13T14:00Z", 120, "2026-05-15T08:00Z")] // a holiday of this year only
    [InlineData("2027-05-13T14:00Z", 120, "2027-05-14T08:00Z")]
    [InlineData("2026-03-27T15:00Z", 120, "2026-03-30T08:00Z")] // the clocks go forward: nine o'clock is an hour earlier
    public void Working_time_passes_only_at_work(string from, int minutes, string to)
    {
        var calendar = new WorkingTime(new CalendarTerms(
            "Office", "Europe/Berlin", [.. Weekdays.Select(d => new WorkingHours(d, "09:00", "17:00"))],
            [new Holiday("2026-12-25", "Christmas Day", true), new Holiday("2026-05-14", "Ascension Day", false)]));

        calendar.Add(At(from), TimeSpan.FromMinutes(minutes)).ShouldBe(At(to));
        calendar.Between(At(from), At(to)).ShouldBe(TimeSpan.FromMinutes(minutes));
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29", 120)] // 02:00 to 03:00 is not there
    [InlineData("Europe/Berlin", "2026-10-25", 240)] // and comes twice
    [InlineData("Australia/Lord_Howe", "2026-10-04", 150)] // half an hour is left out
    [InlineData("Australia/Lord_Howe", "2026-04-05", 210)]
    [InlineData("Asia/Kathmandu", "2026-10-25", 180)] // never changes, and is 5:45 ahead
    public void A_night_has_the_hours_that_the_change_of_the_clocks_leaves_it(string zone, string date, int minutes)
    {
        var day = DateOnly.Parse(date, Plain);
        var night = new WorkingTime(new CalendarTerms("Night", zone, [new WorkingHours(day.DayOfWeek, "01:00", "04:00")], []));
        var noon = new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.Zero);

        night.Between(noon.AddDays(-2), noon.AddDays(2)).ShouldBe(TimeSpan.FromMinutes(minutes));
    }

    [Fact]
    public void Around_the_clock_every_hour_counts()
    {
        WorkingTime.AroundTheClock.Add(At("2026-11-21T23:30Z"), TimeSpan.FromHours(48)).ShouldBe(At("2026-11-23T23:30Z"));
        WorkingTime.AroundTheClock.Between(At("2026-11-21T23:30Z"), At("2026-11-21T23:31Z")).ShouldBe(TimeSpan.FromMinutes(1));
        WorkingTime.AroundTheClock.Between(At("2026-11-21T23:30Z"), At("2026-11-21T23:29Z")).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void What_takes_longer_than_a_lifetime_never_comes()
    {
        var holidays = Enumerable.Range(0, 366).Select(i => new Holiday($"{new DateOnly(2028, 1, 1).AddDays(i):yyyy-MM-dd}", null, true));
        var never = new WorkingTime(new CalendarTerms("Never", "UTC", [new WorkingHours(DayOfWeek.Monday, "09:00", "17:00")], [.. holidays]));

        never.Add(At("2026-11-21T00:00Z"), TimeSpan.FromMinutes(1)).ShouldBeNull();
    }

    [Fact]
    public void It_is_what_one_gets_by_looking_at_the_wall_clock_every_minute()
    {
        var random = new Random(7);
        for (var run = 0; run < 400; run++)
        {
            var (zone, change) = Changes[run % Changes.Length];
            var terms = new CalendarTerms("Any", zone, Hours(random), Holidays(random, At(change)));
            var calendar = new WorkingTime(terms);
            var from = At(change).AddMinutes(random.Next(-3 * 1440, 1440));
            var to = from.AddMinutes(random.Next(1, 5 * 1440));
            var worked = Worked(terms, from, to);

            calendar.Between(from, to).ShouldBe(TimeSpan.FromMinutes(worked), $"{run}: {terms}");
            if (worked > 0)
            {
                var part = random.Next(1, worked + 1);
                var reached = calendar.Add(from, TimeSpan.FromMinutes(part)) ?? throw new InvalidOperationException($"{run}: {part} minutes never pass.");
                Worked(terms, from, reached).ShouldBe(part, $"{run}: {terms}");
                Worked(terms, from, reached.AddMinutes(-1)).ShouldBe(part - 1, $"{run}: {terms} is reached and not gone past");
            }
        }
    }

    // The slow way: minute by minute, by what a clock on the wall shows.
    private static int Worked(CalendarTerms terms, DateTimeOffset from, DateTimeOffset to)
    {
        var zone = DateTimeZoneProviders.Tzdb[terms.TimeZone];
        var worked = 0;
        for (var at = from; at < to; at = at.AddMinutes(1))
        {
            var wall = Instant.FromDateTimeOffset(at).InZone(zone).LocalDateTime;
            var date = wall.Date.ToDateOnly();
            var minute = (wall.Hour * 60) + wall.Minute;
            var off = terms.Holidays.Any(h => h.Date is { } text && DateOnly.Parse(text, Plain) is var day && (h.Yearly ? (day.Month, day.Day) == (date.Month, date.Day) : day == date));
            worked += !off && terms.Hours.Any(h => h.Day == date.DayOfWeek && Minute(h.From) <= minute && minute < Minute(h.To)) ? 1 : 0;
        }

        return worked;
    }

    private static int Minute(string? time) => (int.Parse(time![..2], Plain) * 60) + int.Parse(time[3..], Plain); // made here

    private static List<WorkingHours> Hours(Random random)
    {
        var hours = new List<WorkingHours>();
        foreach (var day in AllDays.Where(_ => random.Next(4) > 0).DefaultIfEmpty(DayOfWeek.Sunday))
        {
            var cuts = Enumerable.Range(0, 4).Select(_ => random.Next(0, 1441)).Append(random.Next(2) * 1440).Order().Distinct().ToList();
            hours.AddRange(cuts.Zip(cuts.Skip(1)).Where((_, i) => i % 2 == 0).Select(c => new WorkingHours(day, Time(c.First), Time(c.Second))));
        }

        return hours;
    }

    private static List<Holiday> Holidays(Random random, DateTimeOffset near) =>
        [.. Enumerable.Range(-3, 8).Where(_ => random.Next(6) == 0).Select(d => new Holiday($"{near.AddDays(d):yyyy-MM-dd}", null, random.Next(2) == 0))];

    private static string Time(int minute) => $"{minute / 60:00}:{minute % 60:00}";

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, Plain);
}
