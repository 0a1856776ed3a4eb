using Microsoft.EntityFrameworkCore;
using Parley.Desk.Files;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Attachments;

/// <summary>A file for one who sees its ticket, or who uploaded it.</summary>
public sealed record DownloadFile(FileId File) : IQuery<FileView>;

internal sealed class DownloadFileHandler : IHandler<DownloadFile, FileView>
{
    public async Task<Result<FileView>> Handle(DownloadFile query, Call call, CancellationToken ct)
    {
        var (type, me) = (call.Caller.Actor.Type, call.Caller.Actor.Id);
        var file = await call.Query<StoredFile>()
            .Where(f => f.Id == query.File)
            .Where(f => (f.UploadedByType == type && f.UploadedById == me)
                || call.Query<TicketFile>().Any(l => l.FileId == f.Id && call.VisibleTickets().Any(t => t.Id == l.TicketId)))
            .FirstOrDefaultAsync(ct);
        return file is null ? Refusal.NotFound("file") : FileView.Of(file);
    }
}
