using System.Diagnostics;
using Parley.Desk.Assignment.Duty;
using Parley.Desk.Assignment.Rules;
using Parley.Desk.Tickets;
using Parley.Platform.Work;
using Parley.Platform.Work.Jobs;

namespace Parley.Desk.Assignment.Waiting;

/// <summary>
/// Has a ticket assigned that was opened without an agent, or given to another team without one: by a job in the same transaction. Where the policy
/// is off there is none, and no question either.
/// </summary>
internal sealed class AskForTriage(KnownAssignment known) : IFollowUp
{
    public async Task Follow(Call call, CancellationToken ct)
    {
        if (call.Caller.Origin is not Origin.Live)
        {
            return;
        }

        var tickets = call.Facts.Where(IsOccasion).Select(f => ((TicketFact)f).Ticket).Distinct().ToList();
        if (tickets.Count == 0)
        {
            return;
        }

        var rules = (await known.Of(call, ct)).Rules;
        if (!rules.IsOn)
        {
            return;
        }

        foreach (var ticket in call.Session.InHand<Ticket>().Where(t => tickets.Contains(t.Id) && t.AssigneeId is null && Load.IsOpen(t)).ToList())
        {
            if (rules.For(ticket.TeamId).Kind != AssignmentKind.Off)
            {
                call.Append(Job(ticket, call));
                call.JobsAreDue();
            }
        }
    }

    private static bool IsOccasion(Fact fact) => fact is TicketOpened || (fact is TicketAssigned { To: { Agent: null, Team: { } team } } moved && moved.From.Team?.Id != team.Id);

    private static Job Job(Ticket ticket, Call call) => new()
    {
        Id = call.Ids.Next<JobId>(),
        WorkspaceId = call.Workspace,
        Kind = TriageTicket.Kind,
        Data = PublicJson.Write(new TriageData(ticket.Id)),
        RunAt = call.Now,
        Trace = Activity.Current?.Id,
        CreatedAt = call.Now,
    };
}
