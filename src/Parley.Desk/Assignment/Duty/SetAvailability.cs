using Parley.Desk.Assignment.Rules;
using Parley.Desk.Assignment.Waiting;
using Parley.Desk.People;
using Parley.Desk.Teams;
using Parley.Platform.Work;

namespace Parley.Desk.Assignment.Duty;

/// <summary>Says that an agent takes new tickets, or does not: one's own, or with the right to manage assignment anybody's.</summary>
public sealed record SetAvailability(AgentId Agent, Availability? Availability) : ICommand<AgentView>
{
    public void Check(Checks check) => check.Given("/availability", Availability);
}

internal sealed class SetAvailabilityHandler(KnownAssignment known) : IHandler<SetAvailability, AgentView>
{
    public async Task<Result<AgentView>> Handle(SetAvailability command, Call call, CancellationToken ct)
    {
        if (await call.DutyToChange(command.Agent, ct) is not var (agent, duty))
        {
            return Refusal.NotFound("agent");
        }

        var isOwn = call.Caller.Actor is { Type: ActorType.Agent, Id: { } me } && me == command.Agent.Value;
        if (!isOwn && !call.Caller.May(Permissions.AssignmentManage))
        {
            return new Refusal(RefusalKind.Forbidden, "forbidden", $"For another agent this needs the right {Permissions.AssignmentManage}.");
        }

        duty.IsAway = command.Availability == Availability.Away;
        WaitingLine.Move((await known.Of(call, ct)).Rules, call);
        return (await AgentViews.Of([agent], call, ct))[0];
    }
}
