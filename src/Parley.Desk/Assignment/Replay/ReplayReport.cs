using Parley.Desk.Assignment.Rules;
using Parley.Desk.Tickets;

namespace Parley.Desk.Assignment.Replay;

/// <summary>What another policy would have done with the last tickets, beside what was done.</summary>
/// <param name="Since">When the first of the tickets was opened; null: there are none.</param>
/// <param name="Placed">How many somebody would have been given at once.</param>
/// <param name="Assigned">How many somebody has who is an agent now.</param>
/// <param name="Differences">How many somebody else would have had.</param>
/// <param name="SkillMatch">Of the skills that tickets ask for the percentage that those would have had who were given them; null: none was asked for.</param>
/// <param name="SkillMatchBefore">The same of those who have them.</param>
/// <param name="LoadSpread">Between the fullest and the emptiest agent, in percent of their capacities, on the average of the time.</param>
/// <param name="LoadSpreadBefore">The same of what they really had.</param>
/// <param name="Examples">The first differences.</param>
public sealed record ReplayReport(
    AssignmentKind Kind,
    int Tickets,
    DateTimeOffset? Since,
    int Placed,
    int Assigned,
    int Differences,
    double? SkillMatch,
    double? SkillMatchBefore,
    double LoadSpread,
    double LoadSpreadBefore,
    IReadOnlyList<ReplayAgentLine> Agents,
    IReadOnlyList<ReplayDifference> Examples);

/// <summary>An agent in a replay; all loads are in points.</summary>
/// <param name="Tickets">How many they would have been given.</param>
/// <param name="TicketsBefore">How many they have.</param>
/// <param name="Peak">The most that they would have had at once.</param>
/// <param name="Average">What they would have had on the average of the time.</param>
public sealed record ReplayAgentLine(
    Named Agent, int Capacity, int Tickets, int TicketsBefore, int Peak, int PeakBefore, double Average, double AverageBefore);

/// <param name="Before">Who has it; null: nobody who is an agent now.</param>
/// <param name="After">Who would have been given it; null: nobody fitted.</param>
public sealed record ReplayDifference(TicketRef Ticket, Named? Before, Named? After);
