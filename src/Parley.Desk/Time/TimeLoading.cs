using Microsoft.EntityFrameworkCore;
using Parley.Desk.People;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.Time;

/// <summary>Loads logged time, and says who may change it.</summary>
internal static class TimeLoading
{
    /// <summary>An entry to change: of a ticket that the caller sees and that is not closed, and the caller's own, unless they manage people or come with a key.</summary>
    public static async Task<Result<TimeEntry>> TimeToChange(this Call call, TimeEntryId id, CancellationToken ct)
    {
        var entry = await call.Query<TimeEntry>().Include(e => e.Agent).FirstOrDefaultAsync(e => e.Id == id, ct);
        if (entry is null)
        {
            return Refusal.NotFound("time entry");
        }

        var ticket = await call.TicketForUpdate(entry.TicketId, ct);
        if (ticket.Refusal is { Kind: RefusalKind.NotFound })
        {
            return Refusal.NotFound("time entry");
        }

        if (!call.Caller.MayLogFor(entry.AgentId))
        {
            return new Refusal(RefusalKind.Forbidden, "forbidden", "This is another agent's time. They can change it, and so can an administrator.");
        }

        return (ticket.Refusal ?? ticket.Value.RefusalWhenClosed) is { } refusal ? refusal : entry;
    }

    /// <summary>Whose time the caller logs: their own, or the one's that is named.</summary>
    public static async Task<Result<Agent>> AgentOfTime(this Call call, AgentId? named, CancellationToken ct)
    {
        var me = call.Caller.Actor is { Type: ActorType.Agent, Id: { } id } ? AgentId.From(id) : default(AgentId?);
        if ((named ?? me) is not { } wanted)
        {
            return Refusal.Invalid("/agent_id", "required", "Name the agent whose time it is: a key has none.");
        }

        var agent = await call.Query<Agent>().FirstOrDefaultAsync(a => a.Id == wanted && a.Active, ct);
        return agent is null ? Refusal.Invalid("/agent_id", "not_found", "There is no such agent.")
            : call.Caller.MayLogFor(wanted) ? agent
            : Refusal.Invalid("/agent_id", "not_yours", "Only an administrator logs another agent's time.");
    }

    internal static bool MayLogFor(this Caller caller, AgentId agent) =>
        caller.Actor.Type != ActorType.Agent || caller.Actor.Id == agent.Value || caller.May(Permissions.PeopleManage);
}
