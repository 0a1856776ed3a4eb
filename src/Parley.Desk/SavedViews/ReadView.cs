using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.SavedViews;

public sealed record ReadView(SavedViewId Id) : IQuery<SavedViewView>;

internal sealed class ReadViewHandler : IHandler<ReadView, SavedViewView>
{
    public async Task<Result<SavedViewView>> Handle(ReadView query, Call call, CancellationToken ct) =>
        await call.VisibleViews().FirstOrDefaultAsync(v => v.Id == query.Id, ct) is { } view ? view.Shown(call.Caller) : Refusal.NotFound("view");
}
