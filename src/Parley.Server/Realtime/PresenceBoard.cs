using Parley.Desk;
using Parley.Desk.Tickets;
using Parley.Platform.Ids;

namespace Parley.Server.Realtime;

internal enum PresenceState
{
    Online,
    Away,
    Offline,
}

/// <summary>Where one agent is, as one node or all of them know it.</summary>
/// <param name="Tickets">Those that are open on their screens.</param>
internal sealed record Present(Named Agent, PresenceState State, IReadOnlyList<TicketId> Tickets);

/// <summary>Who is where: what each node has said last, put together.</summary>
internal sealed class PresenceBoard
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, DateTimeOffset> _heard = [];
    private readonly Dictionary<WorkspaceId, Dictionary<Guid, Dictionary<Guid, Present>>> _words = [];

    /// <summary>A node gave a sign of life; answers whether it was unknown.</summary>
    public bool Hear(Guid node, DateTimeOffset at)
    {
        lock (_gate)
        {
            var isNew = !_heard.ContainsKey(node);
            _heard[node] = at;
            return isNew;
        }
    }

    /// <summary>What a node says of one of its agents, in place of what it said before.</summary>
    public void Say(Guid node, WorkspaceId workspace, Present word)
    {
        lock (_gate)
        {
            if (word.State == PresenceState.Offline)
            {
                Remove(node, workspace, word.Agent.Id);
            }
            else
            {
                Under(Under(_words, workspace), word.Agent.Id)[node] = word;
            }
        }
    }

    /// <summary>Forgets a node; answers whom it spoke of.</summary>
    public IReadOnlyList<(WorkspaceId Workspace, Named Agent)> Forget(Guid node)
    {
        lock (_gate)
        {
            _heard.Remove(node);
            var gone = _words
                .SelectMany(w => w.Value.Values.Where(nodes => nodes.ContainsKey(node)).Select(nodes => (w.Key, nodes[node].Agent)))
                .ToList();
            gone.ForEach(g => Remove(node, g.Key, g.Agent.Id));
            return gone;
        }
    }

    public IReadOnlyList<Guid> SilentSince(DateTimeOffset instant)
    {
        lock (_gate)
        {
            return [.. _heard.Where(n => n.Value < instant).Select(n => n.Key)];
        }
    }

    /// <summary>One agent over all nodes: online on any screen is online, and several with one ticket have it open once.</summary>
    public Present Of(WorkspaceId workspace, Named agent)
    {
        lock (_gate)
        {
            return _words.TryGetValue(workspace, out var agents) && agents.TryGetValue(agent.Id, out var nodes)
                ? new Present(nodes.Values.Last().Agent, nodes.Values.Min(w => w.State), [.. nodes.Values.SelectMany(w => w.Tickets).Distinct()])
                : new Present(agent, PresenceState.Offline, []);
        }
    }

    /// <summary>All who are not offline.</summary>
    public IReadOnlyList<Named> In(WorkspaceId workspace)
    {
        lock (_gate)
        {
            return _words.TryGetValue(workspace, out var agents) ? [.. agents.Values.Select(nodes => nodes.Values.Last().Agent)] : [];
        }
    }

    private void Remove(Guid node, WorkspaceId workspace, Guid agent)
    {
        if (!_words.TryGetValue(workspace, out var agents) || !agents.TryGetValue(agent, out var nodes) || !nodes.Remove(node))
        {
            return;
        }

        if (nodes.Count == 0)
        {
            agents.Remove(agent);
        }

        if (agents.Count == 0)
        {
            _words.Remove(workspace);
        }
    }

    private static TValue Under<TKey, TValue>(Dictionary<TKey, TValue> all, TKey key)
        where TKey : notnull
        where TValue : new()
    {
        if (!all.TryGetValue(key, out var value))
        {
            all[key] = value = new TValue();
        }

        return value;
    }
}
