using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.SavedViews;

/// <summary>Those that everybody has, then the shared ones and the caller's own, in their order. They are few, and come on one page.</summary>
public sealed record ListViews : IQuery<Page<SavedViewView>>;

internal sealed class ListViewsHandler : IHandler<ListViews, Page<SavedViewView>>
{
    public async Task<Result<Page<SavedViewView>>> Handle(ListViews query, Call call, CancellationToken ct)
    {
        var saved = await call.VisibleViews().OrderBy(v => v.Place).ThenBy(v => v.CreatedAt).ThenBy(v => v.Id).Take(2 * SavedView.Most).ToListAsync(ct);
        return new Page<SavedViewView>([.. BuiltInView.All.Select(v => v.View), .. saved.Select(v => v.Shown(call.Caller))], null);
    }
}
