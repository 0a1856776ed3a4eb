using Parley.Platform.Work;

namespace Parley.Desk.Workflow.Statuses;

/// <summary>All statuses there are, the six first in each class.</summary>
public sealed record ListStatuses : IQuery<Page<StatusView>>;

internal sealed class ListStatusesHandler : IHandler<ListStatuses, Page<StatusView>>
{
    public async Task<Result<Page<StatusView>>> Handle(ListStatuses query, Call call, CancellationToken ct) => new Page<StatusView>(await StatusView.All(call, ct), null);
}
