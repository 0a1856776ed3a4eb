using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parley.Desk.Search;
using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Fields;
using Parley.Desk.Tickets.Lists;
using Parley.Platform.Work;
using Parley.Platform.Work.Jobs;

namespace Parley.Desk.BulkChanges;

/// <summary>Changes many tickets alike, in the background: those that are named, or those that a query finds now.</summary>
/// <param name="Query">In the query language; null: the tickets are named.</param>
public sealed record StartBulkChange(IReadOnlyList<TicketId>? Tickets, string? Query, TicketEdits Edits) : ICommand<BulkChangeView>
{
    public void Check(Checks check)
    {
        if (Tickets is null == Query is null)
        {
            check.Add("/ticket_ids", "required", "Name the tickets, or a query (q) that finds them; one of both.");
        }

        if (Tickets is { Count: 0 })
        {
            check.Add("/ticket_ids", "required", "Name at least one ticket.");
        }

        check.AtMost("/ticket_ids", Tickets ?? [], BulkChange.Most);
        Edits.Check(check);
    }
}

internal sealed class StartBulkChangeHandler(TicketFields fields) : IHandler<StartBulkChange, BulkChangeView>
{
    private const int AtOnce = 1000;

    // Of those that are not there: who sends a wrong list need not have all of it back.
    private const int MostNamed = 20;

    public async Task<Result<BulkChangeView>> Handle(StartBulkChange command, Call call, CancellationToken ct)
    {
        var found = command.Query is { } query ? await Find(query, call, ct) : await Named(command.Tickets!, call, ct); // checked to be one of both
        if (found.Refusal is { } notFound)
        {
            return notFound;
        }

        var edits = await FoundEdits.Of(command.Edits, fields, call, ct);
        if (edits.Refusal is { } wrong)
        {
            return wrong;
        }

        var change = call.Add(new BulkChange
        {
            Id = call.Ids.Next<BulkChangeId>(),
            WorkspaceId = call.Workspace,
            Edits = PublicJson.Write(command.Edits),
            Caller = PublicJson.Write(BulkCaller.Of(call.Caller)),
            Tickets = BulkChange.Pack(found.Value),
            Query = command.Query,
            Total = found.Value.Count,
            MadeById = call.Caller.Actor.Id,
            MadeByName = call.Caller.Actor.Name,
            CreatedAt = call.Now,
        });
        call.Append(new Job
        {
            Id = call.Ids.Next<JobId>(),
            WorkspaceId = call.Workspace,
            Kind = RunBulkChange.Kind,
            // One after the other: what was asked for later holds in the end.
            Key = RunBulkChange.Kind,
            Data = JsonSerializer.Serialize(new RunBulkChange.Order(change.Id), PublicJson.Options),
            RunAt = call.Now,
            CreatedAt = call.Now,
        });
        call.JobsAreDue();
        return BulkChangeView.Of(change, call.Now);
    }

    private static async Task<Result<List<TicketId>>> Named(IReadOnlyList<TicketId> tickets, Call call, CancellationToken ct)
    {
        var seen = (await call.VisibleTickets().Where(t => tickets.Contains(t.Id)).Select(t => t.Id).ToListAsync(ct)).ToHashSet();
        var unseen = tickets.Index().Where(t => !seen.Contains(t.Item)).Take(MostNamed).Select(t => new FieldError($"/ticket_ids/{t.Index}", "not_found", "There is no such ticket, or you may not see it.")).ToList();
        return unseen.Count > 0 ? Refusal.Invalid(unseen) : seen.ToList();
    }

    private static async Task<Result<List<TicketId>>> Find(string query, Call call, CancellationToken ct)
    {
        var found = new List<TicketId>();
        var page = new PageRequest(AtOnce);
        do
        {
            var read = await call.Run(new ListTickets(new TicketFilter(), query.Trim().Length == 0 ? null : query, TicketSort.Newest, page), ct);
            if (read.Refusal is { } wrong)
            {
                return wrong;
            }

            found.AddRange(read.Value.Data.Select(t => t.Id));
            page = page with { After = read.Value.Next };
        }
        while (page.After is not null && found.Count <= BulkChange.Most);

        return found.Count switch
        {
            0 => Refusal.Invalid("/q", "nothing_found", "This query finds no ticket."),
            > BulkChange.Most => Refusal.Invalid("/q", "too_many", $"This query finds more than {BulkChange.Most:N0} tickets. Narrow it."),
            _ => found,
        };
    }
}
