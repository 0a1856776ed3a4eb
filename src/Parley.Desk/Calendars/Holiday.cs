using System.Globalization;
using Parley.Platform.Work;

namespace Parley.Desk.Calendars;

/// <summary>A whole day without work, by the date on the wall.</summary>
/// <param name="Date"><c>2026-12-25</c>.</param>
/// <param name="Name">Null: it has none.</param>
/// <param name="Yearly">The same day of every year.</param>
public sealed record Holiday(string? Date, string? Name, bool Yearly)
{
    internal DateOnly? Day => DateOnly.TryParseExact(Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    internal void Check(Checks check, string field)
    {
        check.Optional($"{field}/name", Name, 100);
        if (Day is null)
        {
            check.Add($"{field}/date", Date is null ? "required" : "invalid_date", "A date looks like 2026-12-25.");
        }
    }
}
