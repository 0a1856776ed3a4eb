using Microsoft.EntityFrameworkCore;
using Parley.Desk.Assignment.Rules;
using Parley.Desk.Assignment.Waiting;
using Parley.Desk.Calendars;
using Parley.Desk.People;
using Parley.Desk.Teams;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.Assignment.Duty;

/// <summary>Changes what an agent takes on; what is null or not given stays.</summary>
public sealed record ChangeDuty(AgentId Agent) : ICommand<AgentView>
{
    public IReadOnlyList<string>? Skills { get; init; }

    public IReadOnlyList<string>? Languages { get; init; }

    public int? Capacity { get; init; }

    /// <summary>Null: at any time.</summary>
    public Optional<CalendarId?> Calendar { get; init; }

    public Availability? Availability { get; init; }

    public void Check(Checks check)
    {
        DutyTerms.CheckSkills(check, "/skills", Skills ?? []);
        DutyTerms.CheckLanguages(check, "/languages", Languages ?? []);
        DutyTerms.CheckCapacity(check, "/capacity", Capacity);
    }
}

internal sealed class ChangeDutyHandler(KnownAssignment known) : IHandler<ChangeDuty, AgentView>
{
    public async Task<Result<AgentView>> Handle(ChangeDuty command, Call call, CancellationToken ct)
    {
        if (await call.DutyToChange(command.Agent, ct) is not var (agent, duty))
        {
            return Refusal.NotFound("agent");
        }

        if (command.Calendar.Value is { } calendar && !await call.Calendars().AnyAsync(c => c.Id == calendar, ct))
        {
            return Refusal.Invalid("/calendar_id", "not_found", "There is no such calendar.");
        }

        duty.Skills = command.Skills is { } skills ? TagRules.Tidy(skills) : duty.Skills;
        duty.Languages = command.Languages is { } languages ? DutyTerms.TidyLanguages(languages) : duty.Languages;
        duty.Capacity = command.Capacity ?? duty.Capacity;
        duty.CalendarId = command.Calendar.Or(duty.CalendarId);
        duty.IsAway = command.Availability is { } availability ? availability == Availability.Away : duty.IsAway;
        if (command.Calendar.IsGiven)
        {
            call.AfterCommit(() => known.Changed(call.Workspace)); // it may be newer than what is known
        }

        WaitingLine.Move((await known.Of(call, ct)).Rules, call);
        return (await AgentViews.Of([agent], call, ct))[0];
    }
}
