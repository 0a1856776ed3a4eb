using System.Collections.Concurrent;
using System.Threading.Channels;
using Parley.Desk;
using Parley.Desk.Tickets;
using Parley.Platform.Work;
using Parley.Server.Api;

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
/// <param name="end">Closes the line.</param>
internal sealed class Socket(string id, Caller caller, DateTimeOffset now, AskAgain askAgain, Action end)
{
    // A right that was taken away, a key deleted, a session ended: after this long at the latest nothing more is told or done.
    private static readonly TimeSpan Trusted = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<TicketId, bool> _tickets = new();
    // More than any screen falls behind; one that does is closed, and reads again on its next line.
    private readonly Channel<TicketChange> _told = Channel.CreateBounded<TicketChange>(1000);
    private volatile ListView[] _lists = [];
    private volatile Caller _caller = caller;
    private DateTimeOffset _asked = now;

    public string Id => id;

    /// <summary>What it is told in passing.</summary>
    public Asides Asides { get; } = new();

    /// <summary>Those that are open on the screen.</summary>
    public IEnumerable<TicketId> Tickets => _tickets.Keys;

    public void Tell(TicketChange change)
    {
        if (!_told.Writer.TryWrite(change))
        {
            end();
        }
    }

    public IAsyncEnumerable<TicketChange> Told(CancellationToken ct) => _told.Reader.ReadAllAsync(ct);

    public void End() => end();

    /// <summary>Who is behind the line, as of a few seconds ago at most.</summary>
    public Caller Caller => _caller;

    /// <summary>Sees to it that <see cref="Caller"/> is fresh; false, and the line ended, when the key or session is no longer valid.</summary>
    public async ValueTask<bool> IsStillWelcome(DateTimeOffset at, CancellationToken ct)
    {
        if (at - _asked < Trusted)
        {
            return true;
        }

        if (await askAgain(ct) is not { } fresh || !fresh.May(Permissions.TicketsRead))
        {
            end();
            return false;
        }

        (_caller, _asked) = (fresh, at);
        return true;
    }

    public void Join(TicketId ticket) => _tickets[ticket] = true;

    public void Leave(TicketId ticket) => _tickets.TryRemove(ticket, out _);

    public void Join(ListView list) => _lists = [.. _lists.Union([list])];

    public bool IsIn(TicketId ticket) => _tickets.ContainsKey(ticket);

    public bool Follows(TicketSeat seat) => _lists.Any(list => list switch
    {
        ListView.All => true,
        ListView.Open => seat.IsOpen,
        ListView.Unassigned => seat.Assignee is null,
        _ => seat.Assignee is not null && seat.Assignee == _caller.Actor.Id,
    });
}

/// <summary>All lines of this node.</summary>
internal sealed class Sockets
{
    private readonly ConcurrentDictionary<string, Socket> _all = new();

    public Socket this[string id] => _all[id];

    public void Add(Socket socket) => _all[socket.Id] = socket;

    /// <summary>Answers the line that was there; null: none, for it was refused at once.</summary>
    public Socket? Remove(string id) => _all.TryRemove(id, out var socket) ? socket : null;

    public IEnumerable<Socket> All => _all.Values;

    public IEnumerable<Socket> Of(Platform.Ids.WorkspaceId workspace) => _all.Values.Where(s => s.Caller.Workspace == workspace);
}
