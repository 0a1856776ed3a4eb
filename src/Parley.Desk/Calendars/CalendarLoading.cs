using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.Calendars;

internal static class CalendarLoading
{
    public static IQueryable<Calendar> Calendars(this Call call) => call.Query<Calendar>().Where(c => c.DeletedAt == null);

    /// <summary>Refused when another has the name.</summary>
    public static async Task<Refusal?> CalendarNameTaken(this Call call, string name, CalendarId? but, CancellationToken ct)
    {
        var wanted = name.Trim();
        return await call.Calendars().AnyAsync(c => c.Name == wanted && c.Id != but, ct)
            ? Refusal.Invalid("/name", "taken", "There is a calendar of this name already.")
            : null;
    }
}
