using System.Collections.Concurrent;
using System.Text.Json;
using Parley.Desk;
using Parley.Desk.Tickets;
using Parley.Platform;
using Parley.Platform.Ids;
using Parley.Platform.Realtime;
using Parley.Platform.Work;

namespace Parley.Server.Realtime;

/// <summary>Tells those who have a ticket open, on any node, that a colleague writes there.</summary>
internal sealed class Typing : IDisposable
{
    private const string Channel = "typing";

    /// <summary>How long it holds without being said again.</summary>
    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(6);

    /// <summary>A line is heard once in this time; what it says between is left out.</summary>
    private static readonly TimeSpan Gap = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Said> _said = new();
    private readonly Sockets _sockets;
    private readonly Signals _signals;
    private readonly InPassing _inPassing;
    private readonly TimeProvider _clock;
    private readonly IDisposable _hearing;

    public Typing(Sockets sockets, Signals signals, InPassing inPassing, TimeProvider clock)
    {
        (_sockets, _signals, _inPassing, _clock) = (sockets, signals, inPassing, clock);
        _hearing = signals.Subscribe(Channel, Hear);
    }

    private sealed record Said(TicketId Ticket, DateTimeOffset At, bool IsOn);

    public Task Start(Socket socket, TicketId ticket, CancellationToken ct)
    {
        var now = _clock.Now();
        if (_said.TryGetValue(socket.Id, out var said) && now - said.At < Gap)
        {
            return Task.CompletedTask;
        }

        _said[socket.Id] = new Said(ticket, now, IsOn: true);
        return Send(socket, ticket, now + Lasts, ct);
    }

    public Task Stop(Socket socket, TicketId ticket, CancellationToken ct)
    {
        if (!_said.TryGetValue(socket.Id, out var said) || !said.IsOn || said.Ticket != ticket)
        {
            return Task.CompletedTask;
        }

        _said[socket.Id] = said with { IsOn = false };
        return Send(socket, ticket, _clock.Now(), ct);
    }

    /// <summary>The line has ended, and with it what it was about to say.</summary>
    public Task Leave(Socket socket, CancellationToken ct) =>
        _said.TryRemove(socket.Id, out var said) && said.IsOn && _clock.Now() < said.At + Lasts
            ? Send(socket, said.Ticket, _clock.Now(), ct)
            : Task.CompletedTask;

    public void Dispose() => _hearing.Dispose();

    private Task Send(Socket socket, TicketId ticket, DateTimeOffset until, CancellationToken ct)
    {
        var (workspace, actor) = (socket.Caller.Workspace, socket.Caller.Actor);
        var word = new TypingWord(workspace, ticket, socket.Id, actor.Type, new Named(actor.Id ?? Guid.Empty, actor.Name), until);
        return _signals.Send(Channel, JsonSerializer.Serialize(word, PublicJson.Options), ct);
    }

    private void Hear(string text)
    {
        var word = JsonSerializer.Deserialize<TypingWord>(text, PublicJson.Options)!; // nobody sends null
        foreach (var socket in _sockets.Of(word.Workspace).Where(s => s.IsIn(word.Ticket) && !word.IsOf(s)))
        {
            socket.Asides.Tell(("typing", word.Ticket, word.Agent.Id), ct => Push(socket, word, ct));
        }
    }

    private async Task Push(Socket socket, TypingWord word, CancellationToken ct)
    {
        if (socket.IsIn(word.Ticket) && await _inPassing.InSight(socket, [word.Ticket], ct) is [_])
        {
            await _inPassing.Push(socket, "typing", new { ticket_id = word.Ticket, agent = word.Agent, until = word.Until }, ct);
        }
    }
}

/// <summary>What the nodes tell each other of it.</summary>
/// <param name="Line">The socket's id.</param>
/// <param name="Until">It ends then by itself; the present instant: it has ended.</param>
internal sealed record TypingWord(WorkspaceId Workspace, TicketId Ticket, string Line, ActorType Type, Named Agent, DateTimeOffset Until)
{
    /// <summary>An agent's other screens are theirs too; a key may serve several people.</summary>
    public bool IsOf(Socket socket) => socket.Id == Line || (Type == ActorType.Agent && socket.Caller.Actor.Id == Agent.Id);
}
