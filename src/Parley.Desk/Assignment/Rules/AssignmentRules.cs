using Parley.Desk.Assignment.Duty;
using Parley.Desk.Teams;
using Parley.Desk.Tickets;

namespace Parley.Desk.Assignment.Rules;

/// <summary>How tickets are assigned in a workspace.</summary>
internal sealed record AssignmentRules
{
    public static readonly AssignmentRules Usual = new();

    /// <summary>Raised by every change; 0: never changed. Kept beside the rules.</summary>
    public long Version { get; init; }

    /// <summary>For tickets of no team, and of teams without a policy of their own.</summary>
    public AssignmentPolicy Default { get; init; } = AssignmentPolicy.Off;

    public IReadOnlyList<TeamPolicy> Teams { get; init; } = [];

    public IReadOnlyList<TicketNeed> Needs { get; init; } = [];

    public PriorityPoints Points { get; init; } = PriorityPoints.Usual;

    /// <summary>Whether any ticket is assigned by itself.</summary>
    internal bool IsOn => Default.Kind != AssignmentKind.Off || Teams.Any(t => t.Policy.Kind != AssignmentKind.Off);

    internal AssignmentPolicy For(TeamId? team) => Teams.FirstOrDefault(t => t.Team == team)?.Policy ?? Default;

    /// <summary>By what is chosen when somebody asks for it.</summary>
    internal AssignmentPolicy Asked(TeamId? team) => For(team) is { Kind: not AssignmentKind.Off } policy ? policy : AssignmentPolicy.Usual;
}

/// <summary>A team's own policy.</summary>
internal sealed record TeamPolicy(TeamId Team, AssignmentPolicy Policy);

/// <summary>That tickets with a tag, or of a type, ask for a skill or a language.</summary>
/// <param name="Tag">Null: see <paramref name="Type"/>.</param>
/// <param name="Type">Null: see <paramref name="Tag"/>.</param>
/// <param name="Skill">Null: see <paramref name="Language"/>.</param>
/// <param name="Language">Null: see <paramref name="Skill"/>.</param>
public sealed record TicketNeed(string? Tag, TicketType? Type, string? Skill, string? Language)
{
    internal bool IsOf(IReadOnlyList<string> tags, TicketType type) => Tag is { } tag ? tags.Contains(tag) : Type == type;
}

/// <summary>What an open ticket weighs on the agent who has it, by its priority.</summary>
public sealed record PriorityPoints(int Low, int Normal, int High, int Urgent)
{
    public const int Most = 100;

    public static readonly PriorityPoints Usual = new(Low: 1, Normal: 2, High: 3, Urgent: 5);

    internal int Of(Priority priority) => priority switch
    {
        Priority.Low => Low,
        Priority.Normal => Normal,
        Priority.High => High,
        _ => Urgent,
    };

    internal int Of(AgentDuty duty) => (Low * duty.Low) + (Normal * duty.Normal) + (High * duty.High) + (Urgent * duty.Urgent);
}
