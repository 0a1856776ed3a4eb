using Parley.Desk.Escalation.Rules;
using Parley.Desk.People;
using Parley.Desk.Teams;
using Parley.Desk.Tickets;
using Parley.Platform.Ids;
using Parley.Platform.Work;

namespace Parley.Desk.Escalation;

public readonly record struct EscalationStepId(Guid Value) : IId<EscalationStepId>
{
    public static EscalationStepId From(Guid value) => new(value);

    public int CompareTo(EscalationStepId other) => Value.CompareTo(other.Value);
}

/// <summary>That a ticket was escalated, from where to where, and whether that was taken back.</summary>
public sealed class EscalationStep : IInWorkspace
{
    public required EscalationStepId Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required TicketId TicketId { get; init; }

    public required int FromLevel { get; init; }

    public required int Level { get; init; }

    public required TeamId? FromTeamId { get; init; }

    public Team? FromTeam { get; init; }

    public required AgentId? FromAssigneeId { get; init; }

    public Agent? FromAssignee { get; init; }

    public required TeamId? ToTeamId { get; init; }

    public Team? ToTeam { get; init; }

    public required AgentId? ToAssigneeId { get; init; }

    public required Priority FromPriority { get; init; }

    public required Priority ToPriority { get; init; }

    public required string Reason { get; init; }

    /// <summary>The rule that did it; null: a person.</summary>
    public required EscalationRuleId? RuleId { get; init; }

    public required ActorType ByType { get; init; }

    public required Guid? ById { get; init; }

    public required string ByName { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? TakenBackAt { get; set; }

    public string? TakenBackBy { get; set; }
}

/// <summary>A ticket was escalated.</summary>
public sealed record TicketEscalated(TicketId Ticket, int Level, Holder From, Holder To, Priority FromPriority, Priority ToPriority, string Reason) : TicketFact(Ticket)
{
    public override object Data => new { level = Level, from = From, to = To, from_priority = FromPriority, to_priority = ToPriority, reason = Reason };
}

/// <summary>The last escalation was taken back.</summary>
/// <param name="Level">To which it went back; 0: none.</param>
public sealed record EscalationTakenBack(TicketId Ticket, int Level) : TicketFact(Ticket)
{
    public override object Data => new { level = Level };
}
