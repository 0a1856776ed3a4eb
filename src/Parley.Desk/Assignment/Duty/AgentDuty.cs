using Parley.Desk.Calendars;
using Parley.Desk.People;
using Parley.Desk.Teams;
using Parley.Platform.Ids;

namespace Parley.Desk.Assignment.Duty;

/// <summary>
/// What an agent takes on, and what they have. An agent without such a row has no tickets and takes the usual. The counts are kept by
/// <see cref="CountLoad"/> and the turn by <see cref="Placement"/>, in statements of their own: nobody else writes them.
/// </summary>
public sealed class AgentDuty : IInWorkspace
{
    public required AgentId AgentId { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public List<string> Skills { get; set; } = [];

    public List<string> Languages { get; set; } = [];

    /// <summary>In points.</summary>
    public int Capacity { get; set; } = AgentView.UsualCapacity;

    /// <summary>Null: at any time.</summary>
    public CalendarId? CalendarId { get; set; }

    public bool IsAway { get; set; }

    /// <summary>How many open tickets of low priority the agent has.</summary>
    public int Low { get; private set; }

    public int Normal { get; private set; }

    public int High { get; private set; }

    public int Urgent { get; private set; }

    /// <summary>
    /// When the agent was last given a ticket by itself: Unix milliseconds, or one more than before where the clock stood still. 0: never.
    /// </summary>
    public long Turn { get; private set; }
}
