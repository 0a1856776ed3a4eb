using Microsoft.EntityFrameworkCore;
using Parley.Desk.People.Contacts;
using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Fields;
using Parley.Platform.Work;

namespace Parley.Desk.Workflow;

/// <summary>Where a customer's message goes: to its ticket, or, when that is closed, in the trash or was resolved too long ago, to the one that it was merged into or one that goes on from it.</summary>
internal sealed class FollowUps(KnownWorkflows workflows, TicketFields fields)
{
    /// <param name="ticket">Locked.</param>
    /// <param name="at">When the customer wrote.</param>
    /// <returns>The ticket that takes the message, and whether it was opened for it: then it is its first.</returns>
    public async Task<(Ticket Ticket, bool IsNew)> Taker(Ticket ticket, TicketSource source, DateTimeOffset at, Call call, CancellationToken ct)
    {
        while (await IsOver(ticket, at, call, ct))
        {
            if ((ticket.MergedIntoId ?? ticket.FollowedById) is not { } next)
            {
                return (await Open(ticket, source, call, ct), true);
            }

            // It is the customer who speaks, so it does not matter what the caller sees.
            var followed = await call.LockTicket(next, t => true, ct);
            if (followed.Refusal is not null)
            {
                return (await Open(ticket, source, call, ct), true);
            }

            ticket = followed.Value;
        }

        return (ticket, false);
    }

    private async Task<bool> IsOver(Ticket ticket, DateTimeOffset at, Call call, CancellationToken ct) => ticket.Status switch
    {
        _ when ticket.DeletedAt is not null => true,
        TicketStatus.Closed => true,
        TicketStatus.Resolved => at > ticket.ResolvedAt + TimeSpan.FromDays((await workflows.Of(call, ct)).ReopenWithinDays),
        _ => false,
    };

    private async Task<Ticket> Open(Ticket source, TicketSource channel, Call call, CancellationToken ct)
    {
        var requester = source.Requester ?? await call.Query<Contact>().FirstAsync(c => c.Id == source.RequesterId, ct);
        if (requester.Company is null && requester.CompanyId is { } company)
        {
            await call.Query<Company>().FirstAsync(c => c.Id == company, ct);
        }

        var number = await TicketNumbers.NextMidway(call, ct);
        var next = source.FollowUp(call.Ids.Next<TicketId>(), number, channel, requester, call);
        call.Append(next);
        foreach (var tag in next.Tags)
        {
            call.Append(new TicketTag { WorkspaceId = call.Workspace, TicketId = next.Id, Tag = tag });
        }

        await fields.Copy(source, next, call, ct);
        // Who has left has it no more.
        next.Assign(source.Assignee is { Active: true } agent ? agent : null, source.Team, call);
        return next;
    }
}
