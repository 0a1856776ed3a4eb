using Microsoft.AspNetCore.SignalR;
using Parley.Desk.Feed;
using Parley.Desk.Teams;
using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Messages;
using Parley.Platform.Ids;
using Parley.Platform.Work;
using Parley.Platform.Work.Feed;

namespace Parley.Server.Realtime;

/// <summary>
/// Tells this node's screens what enters the feed, whichever node it happened on: each entry once, in order, with its position. Losing a push is
/// harmless: a screen that comes back says how far it was.
/// </summary>
internal sealed class LiveScreens(
    Sockets sockets, IHubContext<DeskHub> hub, FactNames names, Dispatcher dispatcher, TimeProvider clock, ILogger<LiveScreens> log) : IFeedListener
{
    public async Task Heard(IReadOnlyList<FeedItem> items, CancellationToken ct)
    {
        var tickets = new Dictionary<TicketId, TicketView?>();
        foreach (var item in items)
        {
            try
            {
                await Tell(item.Event.WorkspaceId, FeedEvent.Of(item), tickets, ct);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogError(error, "Screens were not told of entry {Position} of the feed; they ask for it on their next line.", item.Position);
                // The next push would carry them past it.
                sockets.Of(item.Event.WorkspaceId).ToList().ForEach(socket => socket.End());
            }
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
            log.LogError(error, "A screen was not told of a change; it asks for what it missed on its next line.");
            socket.End();
        }
        catch (OperationCanceledException)
        {
            // The line has ended.
        }
    }

    private async Task Tell(WorkspaceId workspace, FeedEvent entry, Dictionary<TicketId, TicketView?> tickets, CancellationToken ct)
    {
        // Thousands of imported tickets would only shake the lists; whoever has one of them open is told.
        var listeners = sockets.Of(workspace).Where(s => entry.Origin != Origin.Import || s.IsIn(entry.TicketId)).ToList();
        if (listeners.Count == 0 || names.RealtimeOf(entry.Type) is not { } name)
        {
            return;
        }

        if (!tickets.TryGetValue(entry.TicketId, out var ticket))
        {
            tickets[entry.TicketId] = ticket = await Read(workspace, new ReadTicket(entry.TicketId, null), ct);
        }

        if (ticket is null)
        {
            return;
        }

        var after = TicketSeat.Of(ticket);
        var data = name == TicketChange.OfTicket ? ticket : await DataOf(workspace, entry, ct);
        var change = new TicketChange(entry, name, data, ticket, TicketSeat.Before(after, entry), after);
        foreach (var socket in listeners)
        {
            socket.Tell(change);
        }
    }

    private async Task<object> DataOf(WorkspaceId workspace, FeedEvent entry, CancellationToken ct)
    {
        var message = entry.Data.TryGetProperty("message_id", out var id)
            ? await Read(workspace, new ReadMessage(entry.TicketId, MessageId.From(id.GetGuid())), ct)
            : null;
        return message ?? (object)entry.Data;
    }

    // Each screen gets one push for an entry: it drops what is not beyond the last position it saw.
    private Task Send(Socket socket, TicketChange change, CancellationToken ct)
    {
        var id = change.Ticket.Id;
        var inside = socket.IsIn(id);
        if (!inside && !socket.Follows(change.After) && !socket.Follows(change.Before))
        {
            return Task.CompletedTask;
        }

        if (!socket.Caller.Sees(change.After.Team, change.After.Assignee))
        {
            // It has left this one's sight: the screen takes it away, and is told no more.
            socket.Leave(id);
            return socket.Caller.Sees(change.Before.Team, change.Before.Assignee)
                ? Push(socket, TicketChange.OfTicket, change.Push(null, null), ct)
                : Task.CompletedTask;
        }

        return inside && change.Name != TicketChange.OfTicket
            ? Push(socket, change.Name, change.Push(change.Data, change.Ticket), ct)
            : Push(socket, TicketChange.OfTicket, change.Push(change.Ticket, null), ct);
    }

    private Task Push(Socket socket, string name, Push push, CancellationToken ct) => hub.Clients.Client(socket.Id).SendAsync(name, push, ct);

    private async Task<T?> Read<T>(WorkspaceId workspace, IQuery<T> query, CancellationToken ct)
        where T : class
    {
        var read = await dispatcher.Run(Callers.OfSystem(workspace), query, ct);
        return read.Refusal is null ? read.Value : null;
    }
}
