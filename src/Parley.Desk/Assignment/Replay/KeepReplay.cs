using Parley.Platform.Work;

namespace Parley.Desk.Assignment.Replay;

/// <summary>Answers a report that was reckoned, so that a repeat of the request under its key is answered the same.</summary>
public sealed record KeepReplay(ReplayReport Report) : ICommand<ReplayReport>;

internal sealed class KeepReplayHandler : IHandler<KeepReplay, ReplayReport>
{
    public Task<Result<ReplayReport>> Handle(KeepReplay command, Call call, CancellationToken ct) => Task.FromResult<Result<ReplayReport>>(command.Report);
}
