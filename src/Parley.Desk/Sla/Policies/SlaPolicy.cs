using System.Text.Json;
using Parley.Desk.Calendars;
using Parley.Platform.Ids;
using Parley.Platform.Work;

namespace Parley.Desk.Sla.Policies;

public readonly record struct SlaPolicyId(Guid Value) : IId<SlaPolicyId>
{
    public static SlaPolicyId From(Guid value) => new(value);

    public int CompareTo(SlaPolicyId other) => Value.CompareTo(other.Value);
}

/// <summary>What is promised for some tickets. Of those that hold for a ticket the first in order counts.</summary>
public sealed class SlaPolicy : IInWorkspace
{
    public required SlaPolicyId Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>Unique among those that are not deleted.</summary>
    public required string Name { get; set; }

    /// <summary>Its place in the order, from 1, perhaps with holes.</summary>
    public required int Position { get; set; }

    /// <summary>JSON: <see cref="SlaConditions"/>.</summary>
    public required string Conditions { get; set; }

    /// <summary>Null: around the clock.</summary>
    public required CalendarId? CalendarId { get; set; }

    /// <summary>JSON: <see cref="SlaTargets"/>.</summary>
    public required string Targets { get; set; }

    public required int? WarnBeforePercent { get; set; }

    public required int? WarnBeforeMinutes { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null: it was not. Clocks that ended under it keep its name.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    internal SlaPolicyTerms Terms => new(
        Name,
        JsonSerializer.Deserialize<SlaConditions>(Conditions, PublicJson.Options) ?? SlaConditions.None,
        CalendarId,
        JsonSerializer.Deserialize<List<SlaTargets>>(Targets, PublicJson.Options) ?? [],
        WarnBeforePercent,
        WarnBeforeMinutes);

    internal static SlaPolicy Of(SlaPolicyTerms terms, int position, Call call) => new()
    {
        Id = call.Ids.Next<SlaPolicyId>(),
        WorkspaceId = call.Workspace,
        Name = terms.Name.Trim(),
        Position = position,
        Conditions = PublicJson.Write(terms.Conditions.Tidy()),
        CalendarId = terms.Calendar,
        Targets = PublicJson.Write(terms.Targets),
        WarnBeforePercent = terms.WarnBeforePercent,
        WarnBeforeMinutes = terms.WarnBeforeMinutes,
        CreatedAt = call.Now,
    };

    internal void Change(SlaPolicyTerms terms)
    {
        Name = terms.Name.Trim();
        Conditions = PublicJson.Write(terms.Conditions.Tidy());
        CalendarId = terms.Calendar;
        Targets = PublicJson.Write(terms.Targets);
        (WarnBeforePercent, WarnBeforeMinutes) = (terms.WarnBeforePercent, terms.WarnBeforeMinutes);
    }
}
