using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.Imports.Runs;

/// <summary>An import as whoever works on it needs it.</summary>
public sealed record FindImport(ImportId Id) : IQuery<Import>;

internal sealed class FindImportHandler : IHandler<FindImport, Import>
{
    public async Task<Result<Import>> Handle(FindImport query, Call call, CancellationToken ct) =>
        await call.Query<Import>().FirstOrDefaultAsync(i => i.Id == query.Id, ct) is { } import ? import : Refusal.NotFound("import");
}
