using System.Text.Json;
using Parley.Platform.Ids;
using Parley.Platform.Work;

namespace Parley.Desk.Calendars;

public readonly record struct CalendarId(Guid Value) : IId<CalendarId>
{
    public static CalendarId From(Guid value) => new(value);

    public int CompareTo(CalendarId other) => Value.CompareTo(other.Value);
}

/// <summary>The hours in which a team works, by a name.</summary>
public sealed class Calendar : IInWorkspace
{
    public required CalendarId Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>Unique among those that are not deleted.</summary>
    public required string Name { get; set; }

    /// <summary>A name of the IANA time zone database.</summary>
    public required string TimeZone { get; set; }

    /// <summary>JSON: <see cref="WorkingHours"/>.</summary>
    public required string Hours { get; set; }

    /// <summary>JSON: <see cref="Holiday"/>.</summary>
    public required string Holidays { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null: it was not. What was reckoned by it stays explained by it.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    internal CalendarTerms Terms => new(Name, TimeZone, Read<WorkingHours>(Hours), Read<Holiday>(Holidays));

    internal static Calendar Of(CalendarTerms terms, Call call) => new()
    {
        Id = call.Ids.Next<CalendarId>(),
        WorkspaceId = call.Workspace,
        Name = terms.Name.Trim(),
        TimeZone = terms.TimeZone,
        Hours = PublicJson.Write(terms.Hours),
        Holidays = PublicJson.Write(terms.Holidays),
        CreatedAt = call.Now,
    };

    internal void Change(CalendarTerms terms) =>
        (Name, TimeZone, Hours, Holidays) = (terms.Name.Trim(), terms.TimeZone, PublicJson.Write(terms.Hours), PublicJson.Write(terms.Holidays));

    private static List<T> Read<T>(string json) => JsonSerializer.Deserialize<List<T>>(json, PublicJson.Options) ?? [];
}
