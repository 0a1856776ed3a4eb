using System.Text.Json;
using Microsoft.Extensions.Logging;
using Parley.Desk.Files;
using Parley.Desk.Imports.Reading;
using Parley.Desk.Teams;
using Parley.Platform;
using Parley.Platform.Work;
using Parley.Platform.Work.Jobs;

namespace Parley.Desk.Imports.Runs;

/// <summary>Works through an import's file, slice by slice. Taken up again after a crash it goes on behind the last slice that was committed.</summary>
internal sealed class RunImport(Dispatcher dispatcher, RowImporter importer, LocalFiles files, TimeProvider clock, ILogger<RunImport> log) : IJobHandler
{
    public const string Kind = "import.run";

    public sealed record Order(ImportId ImportId);

    public async Task Run(JobRun run, CancellationToken ct)
    {
        var order = JsonSerializer.Deserialize<Order>(run.Data, PublicJson.Options) ?? throw new JobGivenUpException("The job names no import.");
        var caller = Callers.OfSystem(run.Workspace) with { Origin = Origin.Import };
        var found = await dispatcher.Run(caller, new FindImport(order.ImportId), ct);
        if (found.Refusal is not null || !found.Value.IsAtWork || found.Value.FileId is not { } file)
        {
            return;
        }

        var problem = await Work(found.Value, file, caller, ct);
        var ended = await run.EndWith(caller, new EndImport(order.ImportId, problem), ct);
        if (ended.Refusal is null && ended.Value.File is { } done)
        {
            files.Delete(run.Workspace, done);
        }
    }

    /// <summary>Answers why it could not be done; null: it is done, or was stopped.</summary>
    private async Task<string?> Work(Import import, FileId file, Caller caller, CancellationToken ct)
    {
        try
        {
            var opened = await ImportFile.Open(() => files.Open(caller.Workspace, file), import.Kind, import.Source, import.Read, clock.Now(), ct);
            if (opened.Refusal is { } refusal)
            {
                return string.Join(' ', refusal.Errors.Select(e => e.Message).DefaultIfEmpty(refusal.Detail));
            }

            await using var rows = opened.Value;
            await Take(import, rows, caller, ct);
            return null;
        }
        catch (FileNotFoundException)
        {
            return "The uploaded file is gone from the disk. Upload it again: what was imported is known, and only the rest is added.";
        }
        catch (Exception error) when (error is not OperationCanceledException and not LeaseLostException)
        {
            log.LogError(error, "Import {Id} failed.", import.Id.Value);
            return "It was stopped by a fault of the server, which is in its log. Start it again: it goes on where it was.";
        }
    }

    private async Task Take(Import import, ImportFile file, Caller caller, CancellationToken ct)
    {
        var position = import.Position;
        var rows = file.Rows.Read(ct).Skip((int)position);
        await foreach (var slice in importer.Slices(caller, import.Source, rows, ct))
        {
            var advanced = await dispatcher.Run(
                caller, new AdvanceImport(import.Id, import.Source, position, slice, file.Read, import.State == ImportState.Checking), ct);
            if (advanced.Refusal is { } refusal)
            {
                if (refusal.Kind == RefusalKind.Conflict)
                {
                    return;
                }

                throw new InvalidOperationException(refusal.Detail);
            }

            position += slice.Fresh.Count + slice.Seen.Rows;
        }
    }
}
