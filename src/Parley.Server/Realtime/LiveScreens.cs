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
        foreach (var workspace in items.GroupBy(i => i.Event.WorkspaceId))
        {
            try
            {
                await Tell(workspace.Key, [.. workspace.Select(FeedEvent.Of)], ct);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogError(error, "Screens were not told of all up to entry {Position} of the feed; they ask for it on their next line.", workspace.Last().Position);
                // The next push would carry them past it.
                sockets.Of(workspace.Key).ToList().ForEach(socket => socket.End());
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

    private async Task Tell(WorkspaceId workspace, IReadOnlyList<FeedEvent> entries, CancellationToken ct)
    {
        if (!sockets.Of(workspace).Any())
        {
            return;
        }

        // All at once: under load a read for each entry would be what the screens wait for.
        var told = entries.Where(e => names.RealtimeOf(e.Type) is not null && ListenersTo(e, workspace).Any()).ToList();
        if (told.Count == 0)
        {
            return;
        }

        var tickets = (await Read(workspace, new ReadSomeTickets([.. told.Select(e => e.TicketId).Distinct()]), ct)).ToDictionary(t => t.Id);
        var messages = (await Read(workspace, new ReadSomeMessages([.. told.Select(MessageOf).OfType<MessageId>()]), ct)).ToDictionary(m => m.Id);
        foreach (var entry in told)
        {
            if (tickets.TryGetValue(entry.TicketId, out var ticket))
            {
                var after = TicketSeat.Of(ticket);
                var name = names.RealtimeOf(entry.Type)!; // chosen by it
                object data = name == TicketChange.OfTicket ? ticket
                    : MessageOf(entry) is { } id && messages.TryGetValue(id, out var message) ? message
                    : entry.Data;
                var change = new TicketChange(entry, name, data, ticket, TicketSeat.Before(after, entry), after);
                foreach (var socket in ListenersTo(entry, workspace))
                {
                    socket.Tell(change);
                }
            }
        }
    }

    // Thousands of imported tickets would only shake the lists; whoever has one of them open is told.
    private IEnumerable<Socket> ListenersTo(FeedEvent entry, WorkspaceId workspace) =>
        sockets.Of(workspace).Where(s => entry.Origin != Origin.Import || s.IsIn(entry.TicketId));

    private static MessageId? MessageOf(FeedEvent entry) => entry.Data.TryGetProperty("message_id", out var id) ? MessageId.From(id.GetGuid()) : null;

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

    private async Task<IReadOnlyList<T>> Read<T>(WorkspaceId workspace, IQuery<IReadOnlyList<T>> query, CancellationToken ct) =>
        (await dispatcher.Run(Callers.OfSystem(workspace), query, ct)).Value;
}
