using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.Time;

/// <summary>The caller's running timer, wherever it runs.</summary>
public sealed record ReadTimer : IQuery<OwnTimer>;

/// <param name="Running">Null: none runs.</param>
public sealed record OwnTimer(TimeEntryView? Running);

internal sealed class ReadTimerHandler : IHandler<ReadTimer, OwnTimer>
{
    public async Task<Result<OwnTimer>> Handle(ReadTimer query, Call call, CancellationToken ct)
    {
        var me = People.AgentId.From(call.Caller.Actor.Id ?? default);
        return new OwnTimer(await call.Query<TimeEntry>().Where(e => e.AgentId == me && e.Seconds == null).Select(TimeEntryView.Shown).FirstOrDefaultAsync(ct));
    }
}
