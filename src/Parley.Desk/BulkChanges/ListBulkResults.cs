using Microsoft.EntityFrameworkCore;
using Parley.Desk.Tickets;
using Parley.Platform;
using Parley.Platform.Data;
using Parley.Platform.Work;

namespace Parley.Desk.BulkChanges;

/// <summary>What became of the tickets of a bulk change so far.</summary>
/// <param name="Outcome">Only these; null: all.</param>
public sealed record ListBulkResults(BulkChangeId Id, BulkOutcome? Outcome, PageRequest Page) : IQuery<Page<BulkResultView>>;

internal sealed class ListBulkResultsHandler : IHandler<ListBulkResults, Page<BulkResultView>>
{
    private static readonly Keyset<BulkResult, int, TicketId> InOrder = new("place", false, r => r.Place, r => r.TicketId, n => n, n => (int)n);

    public async Task<Result<Page<BulkResultView>>> Handle(ListBulkResults query, Call call, CancellationToken ct)
    {
        if (!await call.BulkChanges().AnyAsync(c => c.Id == query.Id, ct))
        {
            return Refusal.NotFound("bulk change");
        }

        var results = call.Query<BulkResult>().Where(r => r.BulkChangeId == query.Id);
        results = query.Outcome is { } outcome ? results.Where(r => r.Outcome == outcome) : results;
        var print = $"{query.Id.Value}|{(query.Outcome is { } only ? Words.Of(only) : "")}";
        var page = await InOrder.Read(results, print, query.Page, ct);
        if (page.Refusal is { } mismatch)
        {
            return mismatch;
        }

        var ids = page.Value.Rows.Select(r => r.TicketId).ToList();
        var subjects = await call.VisibleTickets().Where(t => ids.Contains(t.Id)).Select(t => new { t.Id, t.Subject }).ToDictionaryAsync(t => t.Id, t => t.Subject, ct);
        var views = page.Value.Rows.Select(r => new BulkResultView(r.TicketId, r.Number, subjects.GetValueOrDefault(r.TicketId), r.Outcome, r.Code, r.Detail));
        return new Page<BulkResultView>([.. views], page.Value.Next);
    }
}
