using Microsoft.EntityFrameworkCore;
using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Fields;
using Parley.Desk.Workflow.Statuses;
using Parley.Platform.Work;

namespace Parley.Desk.Workflow;

/// <summary>How tickets go through the workspace, and what the caller may do now with one of them.</summary>
/// <param name="Ticket">Null: only the rules.</param>
public sealed record ReadWorkflow(TicketId? Ticket) : IQuery<WorkflowView>;

/// <summary>The workspace's rules for the way of its tickets.</summary>
/// <param name="Version">Raised by every change of the rules; the <c>ETag</c>. 0: they are the usual ones.</param>
/// <param name="Moves">Every move there is. From new, open, pending, on_hold and resolved each other status but new can be allowed.</param>
/// <param name="ReopenWithinDays">For so long after it was resolved a customer's message opens the ticket again; later it opens a follow-up. 0: always a follow-up.</param>
/// <param name="CloseAfterDays">So long after it was resolved a ticket is closed by itself; 0: never.</param>
/// <param name="Statuses">The six and the workspace's own, in the order in which they are shown.</param>
/// <param name="Ticket">What the caller may do now with the ticket asked for; null when none was.</param>
public sealed record WorkflowView(
    long Version, IReadOnlyList<MoveRule> Moves, int ReopenWithinDays, int CloseAfterDays, IReadOnlyList<StatusView> Statuses, TicketMovesView? Ticket)
{
    internal static async Task<WorkflowView> Of(WorkflowRules rules, TicketMovesView? ticket, Call call, CancellationToken ct) =>
        new(rules.Version, rules.Moves, rules.ReopenWithinDays, rules.CloseAfterDays, await StatusView.All(call, ct), ticket);
}

/// <param name="Moves">Every status but its own and new; those that are refused with the reasons.</param>
public sealed record TicketMovesView(TicketId Id, long Number, TicketStatus Status, NamedStatusId? StatusId, IReadOnlyList<MoveVerdict> Moves);

internal sealed class ReadWorkflowHandler(KnownWorkflows workflows, KnownFields fields) : IHandler<ReadWorkflow, WorkflowView>
{
    public async Task<Result<WorkflowView>> Handle(ReadWorkflow query, Call call, CancellationToken ct)
    {
        var rules = await workflows.Of(call, ct);
        if (query.Ticket is not { } id)
        {
            return await WorkflowView.Of(rules, null, call, ct);
        }

        var ticket = await call.VisibleTickets().FirstOrDefaultAsync(t => t.Id == id, ct);
        if (ticket is null)
        {
            return Refusal.NotFound("ticket");
        }

        var verdicts = MoveVerdict.Of(ticket, rules, await fields.Of(call, ct), call.Caller);
        return await WorkflowView.Of(rules, new TicketMovesView(ticket.Id, ticket.Number, ticket.Status, ticket.NamedStatusId, verdicts), call, ct);
    }
}
