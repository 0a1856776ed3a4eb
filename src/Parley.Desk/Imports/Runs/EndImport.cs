using Microsoft.EntityFrameworkCore;
using Parley.Desk.Files;
using Parley.Platform.Work;

namespace Parley.Desk.Imports.Runs;

/// <summary>Ends an import's work: it is done, or checked, or failed. One that was stopped meanwhile is left as it is.</summary>
/// <param name="Problem">Why it failed; null: it has not.</param>
internal sealed record EndImport(ImportId Id, string? Problem) : ICommand<EndedImport>;

/// <param name="File">Whose bytes are to be deleted once this is committed; null: they are still needed.</param>
internal sealed record EndedImport(FileId? File);

internal sealed class EndImportHandler : IHandler<EndImport, EndedImport>
{
    public async Task<Result<EndedImport>> Handle(EndImport command, Call call, CancellationToken ct)
    {
        var found = await call.LockImport(command.Id, ct);
        if (found.Refusal is not null || !found.Value.IsAtWork)
        {
            return new EndedImport(null);
        }

        var import = found.Value;
        if (command.Problem is not null)
        {
            import.End(ImportState.Failed, call.Now, command.Problem);
            return new EndedImport(null);
        }

        if (import.State == ImportState.Checking)
        {
            import.End(ImportState.Checked, call.Now);
            return new EndedImport(null);
        }

        var file = import.FileId;
        import.FileId = null;
        import.End(ImportState.Done, call.Now);
        await call.Session.Save(ct);
        await call.Query<StoredFile>().Where(f => f.Id == file).ExecuteDeleteAsync(ct);
        return new EndedImport(file);
    }
}
