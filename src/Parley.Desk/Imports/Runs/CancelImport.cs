using Parley.Platform.Work;

namespace Parley.Desk.Imports.Runs;

/// <summary>Stops an import. What was imported stays; one that is not at work is left as it is.</summary>
public sealed record CancelImport(ImportId Id) : ICommand<ImportView>;

internal sealed class CancelImportHandler : IHandler<CancelImport, ImportView>
{
    public async Task<Result<ImportView>> Handle(CancelImport command, Call call, CancellationToken ct)
    {
        var found = await call.LockImport(command.Id, ct);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var import = found.Value;
        if (import.State == ImportState.Checking)
        {
            import.Redraft();
        }
        else if (import.State == ImportState.Running)
        {
            import.End(ImportState.Cancelled, call.Now);
        }

        return await call.ViewOf(import, ct);
    }
}
