using Parley.Platform.Data;
using Parley.Platform.Work;

namespace Parley.Desk.BulkChanges;

/// <summary>The changes of many tickets that the caller asked for, newest first; with the right to see to background work everybody's.</summary>
public sealed record ListBulkChanges(PageRequest Page) : IQuery<Page<BulkChangeView>>;

internal sealed class ListBulkChangesHandler : IHandler<ListBulkChanges, Page<BulkChangeView>>
{
    private static readonly Keyset<BulkChange, DateTimeOffset, BulkChangeId> Newest = Keyset.ByTime<BulkChange, BulkChangeId>("created_at", true, c => c.CreatedAt, c => c.Id);

    public async Task<Result<Page<BulkChangeView>>> Handle(ListBulkChanges query, Call call, CancellationToken ct)
    {
        var page = await Newest.Read(call.BulkChanges(), "", query.Page, ct);
        return page.Map(p => new Page<BulkChangeView>([.. p.Rows.Select(c => BulkChangeView.Of(c, call.Now))], p.Next));
    }
}
