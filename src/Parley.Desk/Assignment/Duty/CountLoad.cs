using Microsoft.EntityFrameworkCore;
using Parley.Desk.Assignment.Waiting;
using Parley.Desk.People;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.Assignment.Duty;

/// <summary>
/// Keeps what each agent has true to the tickets, with every change of one and in its transaction. A ticket that nobody has touches no row. The
/// statements come last, behind the tickets' own locks and by agent, so that two transactions never wait for each other.
/// </summary>
internal sealed class CountLoad : IProjection
{
    /// <summary>Agent, workspace, and how many more of each priority, the lowest first.</summary>
    public const string Count = """
        insert into agent_duty (agent_id, workspace_id, low, normal, high, urgent) values ($1, $2, $3, $4, $5, $6)
        on conflict (agent_id) do update set
          low = agent_duty.low + excluded.low, normal = agent_duty.normal + excluded.normal, high = agent_duty.high + excluded.high, urgent = agent_duty.urgent + excluded.urgent
        """;

    public void Apply(IReadOnlyList<Fact> facts, Call call)
    {
        var changes = new Dictionary<(AgentId Agent, Priority Priority), int>();
        foreach (var opened in facts.OfType<TicketOpened>())
        {
            Add(changes, Load.Of(opened.Itself), 1);
        }

        foreach (var entry in call.Session.Db.ChangeTracker.Entries<Ticket>().Where(e => e.State == EntityState.Modified))
        {
            Add(changes, Load.Of(entry.Entity), 1);
            Add(changes, Load.Before(entry), -1);
            if (entry.Property(t => t.AssigneeId).OriginalValue is null)
            {
                WaitingTicket.Follow(entry.Entity, entry.Property(t => t.Priority).OriginalValue, entry.Property(t => t.TeamId).OriginalValue, call);
            }
        }

        foreach (var agent in changes.Where(c => c.Value != 0).GroupBy(c => c.Key.Agent).OrderBy(a => a.Key))
        {
            int Of(Priority priority) => agent.Where(c => c.Key.Priority == priority).Sum(c => c.Value);
            call.Session.Append(Count, agent.Key.Value, call.Workspace.Value, Of(Priority.Low), Of(Priority.Normal), Of(Priority.High), Of(Priority.Urgent));
        }
    }

    private static void Add(Dictionary<(AgentId Agent, Priority Priority), int> changes, (AgentId Agent, Priority Priority)? load, int tickets)
    {
        if (load is { } key)
        {
            changes[key] = changes.GetValueOrDefault(key) + tickets;
        }
    }
}
