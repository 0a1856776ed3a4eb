using System.Collections.Concurrent;
using Parley.Platform.Ids;

namespace Parley.Platform.Work.Feed;

/// <summary>Where readers of a workspace's feed wait for it to grow.</summary>
public sealed class FeedPulse
{
    private readonly ConcurrentDictionary<WorkspaceId, Growth> _workspaces = new();

    /// <summary>Ends when this node has heard of an entry beyond the position, which may be at once.</summary>
    public Task Beyond(WorkspaceId workspace, long position, CancellationToken ct) =>
        _workspaces.GetOrAdd(workspace, _ => new Growth()).Beyond(position).WaitAsync(ct);

    internal void Grew(WorkspaceId workspace, long position) => _workspaces.GetOrAdd(workspace, _ => new Growth()).To(position);

    private sealed class Growth
    {
        private readonly Lock _gate = new();
        private long _position;
        private TaskCompletionSource _next = New();

        public Task Beyond(long position)
        {
            lock (_gate)
            {
                return _position > position ? Task.CompletedTask : _next.Task;
            }
        }

        public void To(long position)
        {
            lock (_gate)
            {
                _position = position;
                _next.SetResult();
                _next = New();
            }
        }

        private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
