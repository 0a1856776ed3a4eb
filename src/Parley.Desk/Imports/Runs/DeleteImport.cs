using Microsoft.EntityFrameworkCore;
using Parley.Desk.Files;
using Parley.Platform.Work;

namespace Parley.Desk.Imports.Runs;

/// <summary>Takes an import out of the list, with its file. What it imported stays.</summary>
public sealed record DeleteImport(ImportId Id) : ICommand<DeletedImport>;

/// <param name="File">Whose bytes are to be deleted once this is committed; null: they are gone.</param>
public sealed record DeletedImport(FileId? File);

internal sealed class DeleteImportHandler : IHandler<DeleteImport, DeletedImport>
{
    public async Task<Result<DeletedImport>> Handle(DeleteImport command, Call call, CancellationToken ct)
    {
        var found = await call.ImportAtRest(command.Id, ct);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var import = found.Value;
        await call.ForgetRejected(import.Id, ct);
        call.Session.Db.Set<Import>().Remove(import);
        await call.Session.Save(ct);
        if (import.FileId is { } file)
        {
            await call.Query<StoredFile>().Where(f => f.Id == file).ExecuteDeleteAsync(ct);
        }

        return new DeletedImport(import.FileId);
    }
}
