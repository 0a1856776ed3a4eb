using System.Collections.Concurrent;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Server.Realtime;

/// <summary>A view of the list that a screen can follow.</summary>
internal enum ListView
{
    All,
    Open,
    Unassigned,
    Mine,
}

/// <summary>One screen's line: who is behind it and what they look at.</summary>
internal sealed class Socket(string id, Caller caller)
{
    private readonly ConcurrentDictionary<TicketId, bool> _tickets = new();
    private volatile ListView[] _lists = [];

    public string Id => id;

    public Caller Caller => caller;

    public void Join(TicketId ticket) => _tickets[ticket] = true;

    public void Leave(TicketId ticket) => _tickets.TryRemove(ticket, out _);

    public void Join(ListView list) => _lists = [.. _lists.Union([list])];

    public bool IsIn(TicketId ticket) => _tickets.ContainsKey(ticket);

    public bool Follows(TicketSeat seat) => _lists.Any(list => list switch
    {
        ListView.All => true,
        ListView.Open => seat.IsOpen,
        ListView.Unassigned => seat.Assignee is null,
        _ => seat.Assignee is not null && seat.Assignee == caller.Actor.Id,
    });
}

/// <summary>What of a ticket decides who sees it and in which list it stands.</summary>
internal sealed record TicketSeat(Guid? Team, Guid? Assignee, bool IsOpen)
{
    public static TicketSeat Of(TicketView ticket) => new(
        ticket.Team?.Id, ticket.Assignee?.Id, ticket.Status is not (TicketStatus.Resolved or TicketStatus.Closed));
}

/// <summary>All lines of this node.</summary>
internal sealed class Sockets
{
    private readonly ConcurrentDictionary<string, Socket> _all = new();

    public Socket this[string id] => _all[id];

    public void Add(Socket socket) => _all[socket.Id] = socket;

    public void Remove(string id) => _all.TryRemove(id, out _);

    public IEnumerable<Socket> Of(Platform.Ids.WorkspaceId workspace) => _all.Values.Where(s => s.Caller.Workspace == workspace);
}
