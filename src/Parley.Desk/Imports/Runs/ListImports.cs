using Parley.Platform.Data;
using Parley.Platform.Work;

namespace Parley.Desk.Imports.Runs;

/// <summary>All imports from the app and the API, newest first.</summary>
public sealed record ListImports(PageRequest Page) : IQuery<Page<ImportView>>;

internal sealed class ListImportsHandler : IHandler<ListImports, Page<ImportView>>
{
    private static readonly Keyset<Import, DateTimeOffset, ImportId> Newest = Keyset.ByTime<Import, ImportId>("created_at", true, i => i.CreatedAt, i => i.Id);

    public async Task<Result<Page<ImportView>>> Handle(ListImports query, Call call, CancellationToken ct)
    {
        var page = await Newest.Read(call.Query<Import>(), "", query.Page, ct);
        return page.Refusal is { } refusal ? refusal : new Page<ImportView>([.. page.Value.Rows.Select(i => ImportView.Of(i, call.Now))], page.Value.Next);
    }
}
