using Microsoft.AspNetCore.SignalR;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Server.Realtime;

/// <summary>Tells screens what is true just now and kept nowhere: who types, who is there.</summary>
internal sealed class InPassing(IHubContext<DeskHub> hub, Dispatcher dispatcher, TimeProvider clock, ILogger<InPassing> log)
{
    public async Task Serve(Socket socket, CancellationToken ct)
    {
        try
        {
            await socket.Asides.Serve(stopping => socket.IsStillWelcome(clock.GetUtcNow(), stopping), ct);
        }
        catch (OperationCanceledException)
        {
            // The line has ended.
        }
        catch (Exception error)
        {
            log.LogError(error, "A screen was not told who types and who is there; it hears it on its next line.");
            socket.End();
        }
    }

    public Task Push(Socket socket, string name, object message, CancellationToken ct) => hub.Clients.Client(socket.Id).SendAsync(name, message, ct);

    /// <summary>Of these tickets those that the one behind the line may see now.</summary>
    public async Task<IReadOnlyList<TicketId>> InSight(Socket socket, IReadOnlyList<TicketId> tickets, CancellationToken ct)
    {
        if (socket.Caller.SeesAllTickets || tickets.Count == 0)
        {
            return tickets;
        }

        var seen = await dispatcher.Run(socket.Caller, new TicketsInSight(tickets), ct);
        return seen.Refusal is null ? seen.Value : [];
    }
}
