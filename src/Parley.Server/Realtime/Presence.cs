using System.Collections.Concurrent;
using Parley.Desk;
using Parley.Desk.Tickets;
using Parley.Platform.Ids;
using Parley.Platform.Work;

namespace Parley.Server.Realtime;

/// <summary>
/// Who of a workspace is there and which tickets they have open: tells the other nodes of this one's screens, and these screens of everybody.
/// </summary>
internal sealed class Presence(Sockets sockets, PresenceBoard board, NodeTalk nodes, InPassing inPassing)
{
    // A signal holds no more of them, and nobody looks at so many.
    private const int MostTickets = 100;

    private readonly ConcurrentDictionary<string, PresenceState> _states = new();

    /// <summary>A screen has come. An agent is there with it; a key only once it says so, for it may serve anybody.</summary>
    public void Arrive(Socket socket)
    {
        if (socket.Caller.Actor.Type == ActorType.Agent)
        {
            Set(socket, PresenceState.Online);
        }

        foreach (var agent in board.In(socket.Caller.Workspace))
        {
            Tell(socket, agent);
        }
    }

    public void Set(Socket socket, PresenceState state)
    {
        _states[socket.Id] = state;
        SayOf(socket);
    }

    /// <summary>A ticket was opened on a screen or closed.</summary>
    public void Move(Socket socket)
    {
        if (_states.ContainsKey(socket.Id))
        {
            SayOf(socket);
        }
    }

    /// <summary>To one who sees but some tickets, who else is in this one may be news.</summary>
    public void TellOf(TicketId ticket, Socket socket)
    {
        var workspace = socket.Caller.Workspace;
        foreach (var agent in board.In(workspace).Where(a => !socket.Caller.SeesAllTickets && board.Of(workspace, a).Tickets.Contains(ticket)))
        {
            Tell(socket, agent);
        }
    }

    public void Leave(Socket socket)
    {
        if (_states.TryRemove(socket.Id, out _))
        {
            SayOf(socket);
        }
    }

    /// <summary>What this node says of one agent: all their screens here as one.</summary>
    public Present Own(WorkspaceId workspace, Named agent)
    {
        var screens = sockets.Of(workspace).Where(s => s.Caller.Actor.Id == agent.Id && _states.ContainsKey(s.Id)).ToList();
        var state = screens.Select(s => _states.GetValueOrDefault(s.Id, PresenceState.Offline)).DefaultIfEmpty(PresenceState.Offline).Min();
        return new Present(agent, state, [.. screens.SelectMany(s => s.Tickets).Distinct().Take(MostTickets)]);
    }

    /// <summary>All whom this node has to speak of.</summary>
    public IReadOnlyList<(WorkspaceId Workspace, Named Agent)> Here() =>
        [.. sockets.All.Where(s => _states.ContainsKey(s.Id)).Select(s => (s.Caller.Workspace, Agent(s))).Distinct()];

    /// <summary>Something was heard of an agent, from whichever node.</summary>
    public void TellAll(WorkspaceId workspace, Named agent)
    {
        foreach (var socket in sockets.Of(workspace))
        {
            Tell(socket, agent);
        }
    }

    private void SayOf(Socket socket) => nodes.Say(socket.Caller.Workspace, Agent(socket));

    private void Tell(Socket socket, Named agent) => socket.Asides.Tell(("presence", agent.Id), ct => Push(socket, agent, ct));

    private async Task Push(Socket socket, Named agent, CancellationToken ct)
    {
        var present = board.Of(socket.Caller.Workspace, agent);
        var tickets = await inPassing.InSight(socket, present.Tickets, ct);
        await inPassing.Push(socket, "presence", present with { Tickets = tickets }, ct);
    }

    private static Named Agent(Socket socket) => new(socket.Caller.Actor.Id ?? Guid.Empty, socket.Caller.Actor.Name);
}
