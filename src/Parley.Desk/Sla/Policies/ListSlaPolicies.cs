using Parley.Platform.Data;
using Parley.Platform.Work;

namespace Parley.Desk.Sla.Policies;

/// <summary>The workspace's policies in the order in which they are tried.</summary>
public sealed record ListSlaPolicies(PageRequest Page) : IQuery<Page<SlaPolicyView>>;

internal sealed class ListSlaPoliciesHandler : IHandler<ListSlaPolicies, Page<SlaPolicyView>>
{
    private static readonly Keyset<SlaPolicy, int, SlaPolicyId> InOrder = new("position", false, p => p.Position, p => p.Id, n => n, n => (int)n);

    public async Task<Result<Page<SlaPolicyView>>> Handle(ListSlaPolicies query, Call call, CancellationToken ct)
    {
        var page = await InOrder.Read(call.Policies(), "", query.Page, ct);
        return page.Refusal is { } refusal ? refusal : new Page<SlaPolicyView>(await SlaPolicyView.Of(page.Value.Rows, call, ct), page.Value.Next);
    }
}
