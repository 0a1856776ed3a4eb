using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.Imports.Runs;

/// <summary>One import, with the first of its rejected rows.</summary>
public sealed record ReadImport(ImportId Id) : IQuery<ImportView>;

internal sealed class ReadImportHandler : IHandler<ReadImport, ImportView>
{
    public async Task<Result<ImportView>> Handle(ReadImport query, Call call, CancellationToken ct)
    {
        var import = await call.Query<Import>().FirstOrDefaultAsync(i => i.Id == query.Id, ct);
        return import is null ? Refusal.NotFound("import") : await call.ViewOf(import, ct);
    }
}
