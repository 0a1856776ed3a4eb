using Parley.Platform.Work;

namespace Parley.Desk.Files;

/// <summary>Enters a file whose bytes are on disk already.</summary>
public sealed record KeepFile(FileId Id, string Name, string Type, WrittenFile Written) : ICommand<FileView>
{
    public void Check(Checks check)
    {
        check.Required("/file", Name, 255);
        check.Optional("/file", Type, 255);
    }
}

internal sealed class KeepFileHandler : IHandler<KeepFile, FileView>
{
    public Task<Result<FileView>> Handle(KeepFile command, Call call, CancellationToken ct)
    {
        var file = call.Add(new StoredFile
        {
            Id = command.Id,
            WorkspaceId = call.Workspace,
            Name = command.Name,
            Type = command.Type,
            Size = command.Written.Size,
            Sha256 = command.Written.Sha256,
            UploadedByType = call.Caller.Actor.Type,
            UploadedById = call.Caller.Actor.Id,
            CreatedAt = call.Now,
        });
        return Task.FromResult<Result<FileView>>(FileView.Of(file));
    }
}
