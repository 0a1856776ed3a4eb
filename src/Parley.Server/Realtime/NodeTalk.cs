using System.Threading.Channels;
using Parley.Desk;
using Parley.Platform.Ids;

namespace Parley.Server.Realtime;

/// <summary>Of whom this node still has to tell the others. Each waits once, however often they change.</summary>
internal sealed class NodeTalk
{
    private readonly Lock _gate = new();
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Dictionary<(WorkspaceId Workspace, Guid Agent), Named> _waiting = [];
    private bool _asks;

    public void Say(WorkspaceId workspace, Named agent)
    {
        Keep(workspace, agent);
        Ring();
    }

    /// <summary>It could not be said; it waits for the next ring.</summary>
    public void Keep(WorkspaceId workspace, Named agent)
    {
        lock (_gate)
        {
            _waiting[(workspace, agent.Id)] = agent;
        }
    }

    /// <summary>Asks all nodes for all they know.</summary>
    public void Ask()
    {
        KeepAsking();
        Ring();
    }

    public void KeepAsking()
    {
        lock (_gate)
        {
            _asks = true;
        }
    }

    public void Ring() => _bell.Writer.TryWrite(true);

    public IAsyncEnumerable<bool> Rung(CancellationToken ct) => _bell.Reader.ReadAllAsync(ct);

    public (bool Asks, IReadOnlyList<(WorkspaceId Workspace, Named Agent)> Agents) Take()
    {
        lock (_gate)
        {
            var taken = (_asks, _waiting.Select(w => (w.Key.Workspace, w.Value)).ToList());
            _asks = false;
            _waiting.Clear();
            return taken;
        }
    }
}
