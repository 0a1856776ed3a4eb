using System.Text.Json;
using Parley.Platform.Work;

namespace Parley.Desk.Imports.Runs;

/// <summary>Takes the next slice of an import's file, and keeps how far it is, both or neither.</summary>
/// <param name="From">How many rows came before the slice.</param>
/// <param name="Bytes">How much of the file was read.</param>
internal sealed record AdvanceImport(ImportId Id, string Source, long From, RowSlice Slice, long Bytes, bool CheckOnly) : ICommand<Done>;

internal sealed class AdvanceImportHandler : IHandler<AdvanceImport, Done>
{
    private static readonly Refusal Stopped = new(RefusalKind.Conflict, "import_stopped", "The import was stopped, or goes on elsewhere.");

    public async Task<Result<Done>> Handle(AdvanceImport command, Call call, CancellationToken ct)
    {
        // First, for it takes ticket numbers, and those want no open query before them.
        var tally = await Take(command, call, ct);
        if (tally.Refusal is { } refusal)
        {
            return refusal;
        }

        var found = await call.LockImport(command.Id, ct);
        if (found.Refusal is not null || found.Value.Position != command.From || !found.Value.IsAtWork)
        {
            return Stopped;
        }

        var import = found.Value;
        foreach (var row in command.Slice.Rejected.Take((int)Math.Max(0, Import.MostRejected - import.Rejected)))
        {
            call.Append(new RejectedRow { WorkspaceId = call.Workspace, ImportId = import.Id, Line = row.Line, Errors = JsonSerializer.Serialize(row.Errors, PublicJson.Options) });
        }

        import.Advance(tally.Value, command.Bytes);
        return default(Done);
    }

    private static async Task<Result<ImportTally>> Take(AdvanceImport command, Call call, CancellationToken ct)
    {
        var (fresh, seen) = (command.Slice.Fresh, command.Slice.Seen);
        if (command.CheckOnly || fresh.Count == 0)
        {
            return seen.And(new ImportTally(fresh.Count, fresh.Count, 0, 0, 0));
        }

        var imported = await call.Run(new ImportRows(command.Source, fresh), ct);
        return imported.Map(i => seen.And(i.Tally(fresh.Count)));
    }
}
