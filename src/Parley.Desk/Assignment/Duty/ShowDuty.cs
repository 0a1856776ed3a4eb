using Microsoft.EntityFrameworkCore;
using Parley.Desk.Assignment.Rules;
using Parley.Desk.Calendars;
using Parley.Desk.Teams;
using Parley.Platform.Work;

namespace Parley.Desk.Assignment.Duty;

/// <summary>Shows agents with what they take on and what they have.</summary>
internal sealed class ShowDuty(KnownAssignment known) : IAnswerPart<AgentView>, IAnswerPart<Page<AgentView>>
{
    public async Task<AgentView> Complete(AgentView answer, Call call, CancellationToken ct) => (await Complete([answer], call, ct))[0];

    public async Task<Page<AgentView>> Complete(Page<AgentView> answer, Call call, CancellationToken ct) => answer with { Data = await Complete(answer.Data, call, ct) };

    private async Task<IReadOnlyList<AgentView>> Complete(IReadOnlyList<AgentView> agents, Call call, CancellationToken ct)
    {
        var points = (await known.Of(call, ct)).Rules.Points;
        var ids = agents.Select(a => a.Id).ToList();
        var duties = await call.Query<AgentDuty>().Where(d => ids.Contains(d.AgentId)).ToDictionaryAsync(d => d.AgentId, ct);
        var calendars = duties.Values.Select(d => d.CalendarId).OfType<CalendarId>().Distinct().ToList();
        var names = calendars.Count == 0
            ? []
            : await call.Query<Calendar>().Where(c => calendars.Contains(c.Id)).Select(c => new { c.Id, c.Name }).ToDictionaryAsync(c => c.Id, c => new Named(c.Id.Value, c.Name), ct);
        return [.. agents.Select(agent => duties.GetValueOrDefault(agent.Id) is not { } duty ? agent : agent with
        {
            Skills = duty.Skills,
            Languages = duty.Languages,
            Capacity = duty.Capacity,
            Calendar = duty.CalendarId is { } calendar ? names[calendar] : null,
            Availability = duty.IsAway ? Availability.Away : Availability.Available,
            Load = points.Of(duty),
        })];
    }
}
