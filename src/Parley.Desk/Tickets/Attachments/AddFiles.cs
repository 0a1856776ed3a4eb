using Parley.Desk.Files;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Attachments;

/// <summary>A file whose bytes are on disk already.</summary>
/// <param name="Type">The media type the uploader claims.</param>
public sealed record Upload(FileId Id, string Name, string Type, WrittenFile Written);

/// <summary>Enters uploaded files, all or none.</summary>
/// <param name="Ticket">The ticket they hang on; null: on none yet, until a message takes them.</param>
public sealed record AddFiles(IReadOnlyList<Upload> Uploads, TicketId? Ticket) : ICommand<IReadOnlyList<FileView>>
{
    public void Check(Checks check)
    {
        if (Uploads.Count == 0)
        {
            check.Add("/file", "required", "Send at least one file.");
        }

        foreach (var upload in Uploads)
        {
            check.Required("/file", upload.Name, 255);
            check.Optional("/file", upload.Type, 255);
            if (upload.Written.Size == 0)
            {
                check.Add("/file", "empty_file", $"'{upload.Name}' is empty.");
            }
        }
    }
}

internal sealed class AddFilesHandler : IHandler<AddFiles, IReadOnlyList<FileView>>
{
    public async Task<Result<IReadOnlyList<FileView>>> Handle(AddFiles command, Call call, CancellationToken ct)
    {
        if (command.Ticket is { } id)
        {
            var ticket = await call.TicketToChange(id, ct);
            if (ticket.Refusal is { } refusal)
            {
                return refusal.Kind == RefusalKind.NotFound ? Refusal.Invalid("/ticket_id", "not_found", "There is no such ticket.") : refusal;
            }

            ticket.Value.TakeFiles(command.Uploads.Select(u => u.Id), call);
        }

        var views = new List<FileView>();
        foreach (var upload in command.Uploads)
        {
            var file = call.Add(new StoredFile
            {
                Id = upload.Id,
                WorkspaceId = call.Workspace,
                Name = upload.Name,
                Type = upload.Type,
                Size = upload.Written.Size,
                Sha256 = upload.Written.Sha256,
                UploadedByType = call.Caller.Actor.Type,
                UploadedById = call.Caller.Actor.Id,
                CreatedAt = call.Now,
            });
            if (command.Ticket is { } on)
            {
                call.Append(new TicketFile { WorkspaceId = call.Workspace, FileId = file.Id, TicketId = on, MessageId = null });
            }

            views.Add(FileView.Of(file));
        }

        return views;
    }
}
