using System.Text.Json;
using Parley.Desk.Files;
using Parley.Desk.Imports.Reading;
using Parley.Platform.Work;

namespace Parley.Desk.Imports.Runs;

/// <summary>Enters a file that is on disk already, to be imported when somebody says so.</summary>
/// <param name="Source">Null: the file's name.</param>
public sealed record UploadImport(FileId File, string Name, WrittenFile Written, ImportKind? Kind, string? Source, ImportSettings Settings) : ICommand<ImportView>
{
    public string SourceOrName => string.IsNullOrWhiteSpace(Source) ? ImportSource.Of(Name) : Source.Trim();

    public void Check(Checks check)
    {
        check.Given("/kind", Kind);
        check.Required("/file", Name, 255);
        if (Written.Size == 0)
        {
            check.Add("/file", "empty_file", $"'{Name}' is empty.");
        }

        ImportFrame.Check(check, SourceOrName, Settings);
    }
}

internal sealed class UploadImportHandler : IHandler<UploadImport, ImportView>
{
    public Task<Result<ImportView>> Handle(UploadImport command, Call call, CancellationToken ct)
    {
        var actor = call.Caller.Actor;
        call.Add(new StoredFile
        {
            Id = command.File,
            WorkspaceId = call.Workspace,
            Name = command.Name,
            Type = "application/octet-stream",
            Size = command.Written.Size,
            Sha256 = command.Written.Sha256,
            // Nobody's own upload, so that it hangs on no ticket.
            UploadedByType = ActorType.System,
            UploadedById = null,
            CreatedAt = call.Now,
        });
        var import = call.Add(new Import
        {
            Id = call.Ids.Next<ImportId>(),
            WorkspaceId = call.Workspace,
            Name = command.Name,
            Kind = command.Kind!.Value, // checked to be given
            Source = command.SourceOrName,
            Settings = JsonSerializer.Serialize(command.Settings, PublicJson.Options),
            FileId = command.File,
            Size = command.Written.Size,
            MadeById = actor.Id,
            MadeByName = actor.Name,
            CreatedAt = call.Now,
        });
        return Task.FromResult<Result<ImportView>>(ImportView.Of(import, call.Now));
    }
}
