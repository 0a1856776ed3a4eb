using Parley.Desk.Assignment.Duty;
using Parley.Desk.Teams;
using Parley.Desk.Tickets;
using Parley.Platform.Ids;
using Parley.Platform.Work;

namespace Parley.Desk.Assignment.Waiting;

/// <summary>A ticket that was to be assigned by itself when nobody fitted, and that still waits for somebody.</summary>
internal sealed class WaitingTicket : IInWorkspace
{
    private const string Put = """
        insert into waiting_ticket (ticket_id, workspace_id, team_id, priority, since) values ($1, $2, $3, $4, $5)
        on conflict (ticket_id) do update set team_id = excluded.team_id, priority = excluded.priority
        """;

    public required TicketId TicketId { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>The zero id: no team.</summary>
    public required TeamId TeamId { get; init; }

    public required Priority Priority { get; init; }

    /// <summary>When nobody fitted first.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Puts a ticket into the line, or leaves it in its place.</summary>
    public static void Add(Ticket ticket, Call call) =>
        call.Session.Append(Put, ticket.Id.Value, call.Workspace.Value, ticket.TeamId?.Value ?? default, (int)ticket.Priority, call.Now);

    public static void Remove(Ticket ticket, Call call) => call.Session.Append("delete from waiting_ticket where ticket_id = $1", ticket.Id.Value);

    /// <summary>Keeps the line true to a ticket that nobody had, and that has changed.</summary>
    /// <param name="priority">What it was.</param>
    /// <param name="team">Whose it was.</param>
    public static void Follow(Ticket ticket, Priority priority, TeamId? team, Call call)
    {
        // Another team has a policy of its own, by which it comes here again.
        if (ticket.AssigneeId is not null || !Load.IsOpen(ticket) || ticket.TeamId != team)
        {
            Remove(ticket, call);
        }
        else if (ticket.Priority != priority)
        {
            call.Session.Append("update waiting_ticket set priority = $2 where ticket_id = $1", ticket.Id.Value, (int)ticket.Priority);
        }
    }
}
