using Microsoft.EntityFrameworkCore;
using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Fields;
using Parley.Desk.Workflow;
using Parley.Platform.Work;

namespace Parley.Desk.BulkChanges;

/// <summary>Changes the next slice of a bulk change's tickets, and keeps how far it is, both or neither; answers how many were seen to.</summary>
/// <param name="From">How many came before the slice.</param>
/// <param name="Most">How many it has, if so many are left.</param>
internal sealed record AdvanceBulkChange(BulkChangeId Id, int From, int Most) : ICommand<int>;

internal sealed class AdvanceBulkChangeHandler(TicketFields fields, TicketMoves moves) : IHandler<AdvanceBulkChange, int>
{
    private static readonly Refusal Stopped = new(RefusalKind.Conflict, "bulk_change_stopped", "The change is done, was stopped, or goes on elsewhere.");

    public async Task<Result<int>> Handle(AdvanceBulkChange command, Call call, CancellationToken ct)
    {
        var found = await call.LockBulkChange(command.Id, ct);
        if (found.Refusal is not null || found.Value.State != BulkState.Running || found.Value.Position != command.From)
        {
            return Stopped;
        }

        var change = found.Value;
        var results = await Change(change, change.Next(command.Most), call, ct);
        foreach (var result in results)
        {
            call.Append(result);
        }

        change.Advance(results, call.Now);
        return results.Count;
    }

    private async Task<List<BulkResult>> Change(BulkChange change, IReadOnlyList<TicketId> ids, Call call, CancellationToken ct)
    {
        var edits = await FoundEdits.Of(change.ReadEdits, fields, call, ct);
        var tickets = (await call.LockTickets(ids, ct)).ToDictionary(t => t.Id);
        var refusals = edits.Refusal is null && edits.Value.MayBeRefused ? await TryOut(edits.Value, ids, call, ct) : [];
        var results = new List<BulkResult>();
        foreach (var id in ids)
        {
            var ticket = tickets.GetValueOrDefault(id);
            var before = ticket?.Version;
            var refusal = ticket is null ? Refusal.NotFound("ticket") : edits.Refusal ?? edits.Value.Against(ticket) ?? refusals.GetValueOrDefault(id);
            if (refusal is null)
            {
                await Make(edits.Value, ticket!, call, ct); // without a refusal there is one
            }

            results.Add(new BulkResult
            {
                WorkspaceId = call.Workspace,
                BulkChangeId = change.Id,
                Place = change.Position + results.Count,
                TicketId = id,
                Number = ticket?.Number,
                Outcome = refusal is not null ? BulkOutcome.Refused : ticket?.Version == before ? BulkOutcome.Unchanged : BulkOutcome.Changed,
                Code = refusal?.Code,
                Detail = refusal?.Detail,
            });
        }

        return results;
    }

    /// <summary>
    /// The guards look at a ticket as it will be, and one that they refuse must be left as it is. So the changes are made to copies first, in a call
    /// that keeps nothing.
    /// </summary>
    private async Task<Dictionary<TicketId, Refusal>> TryOut(FoundEdits edits, IReadOnlyList<TicketId> ids, Call call, CancellationToken ct)
    {
        var refusals = new Dictionary<TicketId, Refusal>();
        var copies = await call.Query<Ticket>().AsNoTracking().Where(t => ids.Contains(t.Id)).Include(t => t.Assignee).Include(t => t.Team).Include(t => t.NamedStatus).ToListAsync(ct);
        foreach (var copy in copies.Where(c => edits.Against(c) is null))
        {
            var told = Call.Told(call.Caller, call.Now, call.Ids);
            edits.Make(copy, told);
            copy.SetFields(edits.Values, told);
            var refusal = TicketFields.TooLong(copy) ?? (edits.Edits.MovesStatus ? await moves.RefusalOf(copy, edits.Choice, edits.Named, call, ct) : null);
            if (refusal is not null)
            {
                refusals.Add(copy.Id, refusal);
            }
        }

        return refusals;
    }

    private async Task Make(FoundEdits edits, Ticket ticket, Call call, CancellationToken ct)
    {
        var tags = ticket.Tags.ToList();
        edits.Make(ticket, call);
        KeepTags(ticket, tags, call);
        var refused = TicketFields.Set(ticket, edits.Values, call) ?? (edits.Edits.MovesStatus ? await moves.Move(ticket, edits.Choice, edits.Named, call, ct) : null);
        if (refused is not null)
        {
            throw new InvalidOperationException($"What was tried out on a copy is refused: {refused.Detail}");
        }
    }

    private static void KeepTags(Ticket ticket, List<string> before, Call call)
    {
        foreach (var tag in before.Except(ticket.Tags))
        {
            call.Session.Append("delete from ticket_tag where ticket_id = $1 and tag = $2", ticket.Id.Value, tag);
        }

        foreach (var tag in ticket.Tags.Except(before))
        {
            call.Append(new TicketTag { WorkspaceId = call.Workspace, TicketId = ticket.Id, Tag = tag });
        }
    }
}
