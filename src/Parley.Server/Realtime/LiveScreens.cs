using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using Parley.Desk.Teams;
using Parley.Desk.Tickets;
using Parley.Platform.Ids;
using Parley.Platform.Work;

namespace Parley.Server.Realtime;

/// <summary>
/// Tells screens what was committed, in the order of the commits of this node. Losing a push is harmless: a screen reads again when its
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

        var after = TicketSeat.Of(ticket);
        var before = Before(after, facts);
        var type = facts.Select(f => names[f]).FirstOrDefault(n => n.Realtime == "ticket_changed")?.Type ?? "ticket.updated";
        foreach (var socket in listeners.Where(s => s.IsIn(id) || s.Follows(after) || s.Follows(before)))
        {
            if (!await socket.IsStillWelcome(clock.GetUtcNow(), ct))
            {
                continue;
            }

            if (socket.Caller.Sees(after.Team, after.Assignee))
            {
                await Push(socket, "ticket_changed", new { type, ticket_id = id, data = ticket }, ct);
                await TellMessages(socket, id, facts, ct);
            }
            else if (socket.Caller.Sees(before.Team, before.Assignee))
            {
                // It has left this one's sight: the screen takes it away, and is told no more.
                socket.Leave(id);
                await Push(socket, "ticket_changed", new { type, ticket_id = id, data = (object?)null }, ct);
            }
        }
    }

    private async Task TellMessages(Socket socket, TicketId id, IReadOnlyList<TicketFact> facts, CancellationToken ct)
    {
        foreach (var added in facts.OfType<MessageAdded>().Where(_ => socket.IsIn(id)))
        {
            var name = names[added];
            await Push(socket, name.Realtime!, new { type = name.Type, ticket_id = id, data = added.Message }, ct); // its row in the table has one
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
