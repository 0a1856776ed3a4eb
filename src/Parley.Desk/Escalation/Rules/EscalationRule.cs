using Parley.Desk.People.Contacts;
using Parley.Desk.Tickets;
using Parley.Platform.Ids;

namespace Parley.Desk.Escalation.Rules;

public readonly record struct EscalationRuleId(Guid Value) : IId<EscalationRuleId>
{
    public static EscalationRuleId From(Guid value) => new(value);

    public int CompareTo(EscalationRuleId other) => Value.CompareTo(other.Value);
}

/// <summary>Which tickets are escalated by themselves: those that are not done and for which all holds that is given. Each once.</summary>
public sealed class EscalationRule : IInWorkspace
{
    public required EscalationRuleId Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required string Name { get; set; }

    /// <summary>Minutes since they were opened; null: however old. One of these two is given.</summary>
    public required int? AfterMinutes { get; set; }

    /// <summary>So near is their next promise, or late already; 0: late. Null: whatever is promised.</summary>
    public required int? SlaWithinMinutes { get; set; }

    public required Priority PriorityAtLeast { get; set; }

    /// <summary>Null: of any, or none.</summary>
    public required CompanyId? CompanyId { get; set; }

    public Company? Company { get; set; }

    /// <summary>Lower-case; null: whatever they carry.</summary>
    public required string? Tag { get; set; }

    public required bool Active { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was deleted; what it did still names it.</summary>
    public DateTimeOffset? DeletedAt { get; set; }
}
