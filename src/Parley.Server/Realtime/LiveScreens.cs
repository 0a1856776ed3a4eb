using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using Parley.Desk.Teams;
using Parley.Desk.Tickets;
using Parley.Platform.Ids;
using Parley.Platform.Work;

namespace Parley.Server.Realtime;

/// <summary>
/// Tells screens what was committed, in the order in which this node heard of it. Losing a push is harmless: a screen reads again when its
/// line comes back.
/// </summary>
internal sealed class LiveScreens(
    Sockets sockets, IHubContext<DeskHub> hub, FactNames names, IServiceProvider services, TimeProvider clock, ILogger<LiveScreens> log) : BackgroundService, ICommitListener
{
    private readonly Channel<Change> _changes = Channel.CreateUnbounded<Change>(new UnboundedChannelOptions { SingleReader = true });

    private sealed record Change(WorkspaceId Workspace, IReadOnlyList<Fact> Facts);

    public void Committed(WorkspaceId workspace, IReadOnlyList<Fact> facts)
    {
        if (facts.Count > 0)
        {
            _changes.Writer.TryWrite(new Change(workspace, facts));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var change in _changes.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                foreach (var ticket in change.Facts.OfType<TicketFact>().GroupBy(f => f.Ticket))
                {
                    await Tell(change.Workspace, ticket.Key, [.. ticket], stoppingToken);
                }
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogError(error, "Screens were not told of a change.");
            }
        }
    }

    private async Task Tell(WorkspaceId workspace, TicketId id, IReadOnlyList<TicketFact> facts, CancellationToken ct)
    {
        var listeners = sockets.Of(workspace).ToList();
        if (listeners.Count == 0 || await Read(workspace, id, ct) is not { } ticket)
        {
            return;
        }

        var type = facts.Select(f => names[f]).FirstOrDefault(n => n.Realtime == "ticket_changed")?.Type ?? "ticket.updated";
        var after = TicketSeat.Of(ticket);
        var change = new TicketChange(ticket, type, Before(after, facts), after, facts);
        foreach (var socket in listeners)
        {
            socket.Tell(change);
        }
    }

    /// <summary>Sends one screen what it is told, in order, until its line ends. Each has its own, so that a slow one keeps nobody waiting.</summary>
    public async Task Serve(Socket socket, CancellationToken ct)
    {
        try
        {
            await foreach (var change in socket.Told(ct))
            {
                if (!await socket.IsStillWelcome(clock.GetUtcNow(), ct))
                {
                    return;
                }

                await Send(socket, change, ct);
            }
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogError(error, "A screen was not told of a change; it reads again on its next line.");
            socket.End();
        }
        catch (OperationCanceledException)
        {
            // The line has ended.
        }
    }

    private async Task Send(Socket socket, TicketChange change, CancellationToken ct)
    {
        var id = change.Ticket.Id;
        if (!socket.IsIn(id) && !socket.Follows(change.After) && !socket.Follows(change.Before))
        {
            return;
        }

        if (socket.Caller.Sees(change.After.Team, change.After.Assignee))
        {
            await Push(socket, "ticket_changed", new { type = change.Type, ticket_id = id, data = change.Ticket }, ct);
            await SendAdded(socket, change, ct);
        }
        else if (socket.Caller.Sees(change.Before.Team, change.Before.Assignee))
        {
            // It has left this one's sight: the screen takes it away, and is told no more.
            socket.Leave(id);
            await Push(socket, "ticket_changed", new { type = change.Type, ticket_id = id, data = (object?)null }, ct);
        }
    }

    private async Task SendAdded(Socket socket, TicketChange change, CancellationToken ct)
    {
        foreach (var fact in change.Facts.Where(f => socket.IsIn(change.Ticket.Id) && names[f].Realtime is not (null or "ticket_changed")))
        {
            var name = names[fact];
            var data = fact is MessageAdded { Message: var message } ? message : fact.Data;
            await Push(socket, name.Realtime!, new { type = name.Type, ticket_id = change.Ticket.Id, data }, ct); // the filter leaves none without
        }
    }

    private Task Push(Socket socket, string name, object message, CancellationToken ct) => hub.Clients.Client(socket.Id).SendAsync(name, message, ct);

    // The dispatcher knows its listeners, of which this is one: it can only be asked for when all stand.
    private async Task<TicketView?> Read(WorkspaceId workspace, TicketId id, CancellationToken ct)
    {
        var ticket = await services.GetRequiredService<Dispatcher>().Run(Callers.OfSystem(workspace), new ReadTicket(id, null), ct);
        return ticket.Refusal is null ? ticket.Value : null;
    }

    private static TicketSeat Before(TicketSeat after, IReadOnlyList<TicketFact> facts)
    {
        var seat = after;
        foreach (var fact in facts.Reverse())
        {
            seat = fact switch
            {
                TicketAssigned { From: var from } => seat with { Team = from.Team?.Id, Assignee = from.Agent?.Id },
                StatusChanged { From: var from } => seat with { IsOpen = from is not (TicketStatus.Resolved or TicketStatus.Closed) },
                _ => seat,
            };
        }

        return seat;
    }
}
