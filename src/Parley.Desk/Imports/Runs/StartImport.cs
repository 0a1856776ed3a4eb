using System.Text.Json;
using Parley.Platform.Work;
using Parley.Platform.Work.Jobs;

namespace Parley.Desk.Imports.Runs;

/// <summary>Sets an import to work in the background. One that was stopped goes on where it was.</summary>
/// <param name="CheckOnly">Reads and checks everything and writes nothing.</param>
public sealed record StartImport(ImportId Id, bool CheckOnly) : ICommand<ImportView>;

internal sealed class StartImportHandler : IHandler<StartImport, ImportView>
{
    public async Task<Result<ImportView>> Handle(StartImport command, Call call, CancellationToken ct)
    {
        var found = await call.ImportToDo(command.Id, ct);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var import = found.Value;
        import.Begin(command.CheckOnly ? ImportState.Checking : ImportState.Running, call.Now);
        if (import.Position == 0)
        {
            await call.ForgetRejected(import.Id, ct);
        }

        call.Append(new Job
        {
            Id = call.Ids.Next<JobId>(),
            WorkspaceId = call.Workspace,
            Kind = RunImport.Kind,
            // One after the other: two would only wait for each other's writes.
            Key = RunImport.Kind,
            Data = JsonSerializer.Serialize(new RunImport.Order(import.Id), PublicJson.Options),
            RunAt = call.Now,
            CreatedAt = call.Now,
        });
        call.JobsAreDue();
        return ImportView.Of(import, call.Now);
    }
}
