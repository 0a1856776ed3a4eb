using Parley.Desk.Assignment.Rules;
using Parley.Desk.People;
using Parley.Desk.Teams;
using Parley.Desk.Tickets;

namespace Parley.Server.Tests.Assignment;

/// <summary>An agent in the plain model.</summary>
internal sealed class PlainAgent(AgentId id, string name, IReadOnlyList<TeamId> teams)
{
    public AgentId Id => id;

    public string Name => name;

    public IReadOnlyList<TeamId> Teams => teams;

    public int Capacity { get; set; } = 20;

    public bool IsAway { get; set; }

    /// <summary>Mondays to Fridays from nine to five; else at any time.</summary>
    public bool HasOfficeHours { get; set; }

    public List<string> Skills { get; set; } = [];

    public List<string> Languages { get; set; } = [];

    public long Turn { get; set; }

    public bool IsAtWork(DateTimeOffset now) =>
        !HasOfficeHours || (now.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && now.Hour is >= 9 and < 17);
}

/// <summary>A ticket in the plain model.</summary>
internal sealed class PlainTicket
{
    public required TicketId Id { get; init; }

    public required int Number { get; init; }

    public required string Customer { get; init; }

    public required bool OfCompany { get; init; }

    public required TicketType Type { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public Priority Priority { get; set; }

    public TicketStatus Status { get; set; }

    public TeamId? Team { get; set; }

    public PlainAgent? Assignee { get; set; }

    /// <summary>When it began to wait; null: it does not.</summary>
    public DateTimeOffset? Waits { get; set; }

    public bool IsOpen => Status is not (TicketStatus.Resolved or TicketStatus.Closed);
}

/// <summary>The rules of the plain model.</summary>
internal sealed class PlainRules
{
    public AssignmentPolicy Default { get; set; } = AssignmentPolicy.Off;

    public Dictionary<TeamId, AssignmentPolicy> Teams { get; } = [];

    public PriorityPoints Points { get; set; } = PriorityPoints.Usual;

    public AssignmentPolicy For(TeamId? team) => team is { } t && Teams.TryGetValue(t, out var policy) ? policy : Default;

    public int PointsOf(Priority priority) => priority switch { Priority.Low => Points.Low, Priority.Normal => Points.Normal, Priority.High => Points.High, _ => Points.Urgent };
}
