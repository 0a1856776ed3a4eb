using System.Globalization;
using NodaTime;
using Parley.Desk.Calendars;
using Parley.Desk.Tickets;

namespace Parley.Server.Tests.Sla;

/// <summary>A policy as the reference knows it.</summary>
/// <param name="Priorities">Null: any.</param>
/// <param name="NeedsTag">Whether only tickets with the tag come under it.</param>
/// <param name="Calendar">Null: around the clock.</param>
/// <param name="Targets">Minutes, by priority and promise.</param>
internal sealed record ReferencePolicy(
    Guid Id, Priority[]? Priorities, bool NeedsTag, Guid? Calendar, Dictionary<Priority, Dictionary<SlaMetric, int>> Targets, int? WarnBeforePercent)
{
    public bool IsDeleted { get; init; }

    public int? TargetOf(Priority priority, SlaMetric metric) =>
        Targets.TryGetValue(priority, out var targets) && targets.TryGetValue(metric, out var minutes) ? minutes : null;
}

/// <summary>The policies in order and the calendars, as they now hold.</summary>
internal sealed class ReferenceRules
{
    public List<ReferencePolicy> Policies { get; } = [];

    public Dictionary<Guid, CalendarTerms> Calendars { get; } = [];

    /// <summary>Raised with each change.</summary>
    public int Version { get; private set; }

    public void Changed() => Version++;

    public ReferencePolicy? For(Priority priority, bool isTagged) =>
        Policies.FirstOrDefault(p => !p.IsDeleted && (p.Priorities?.Contains(priority) ?? true) && (isTagged || !p.NeedsTag));

    /// <summary>Whether a wall clock shows a working minute.</summary>
    public bool IsWork(Guid policy, DateTimeOffset at)
    {
        if (Policies.First(p => p.Id == policy).Calendar is not { } calendar)
        {
            return true;
        }

        var terms = Calendars[calendar];
        var wall = Instant.FromDateTimeOffset(at).InZone(DateTimeZoneProviders.Tzdb[terms.TimeZone]).LocalDateTime;
        var time = $"{wall.Hour:00}:{wall.Minute:00}";
        var date = wall.Date.ToDateOnly();
        return !terms.Holidays.Any(h => h.Date == date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            && terms.Hours.Any(h => h.Day == date.DayOfWeek && string.CompareOrdinal(h.From, time) <= 0 && string.CompareOrdinal(time, h.To) < 0);
    }
}
