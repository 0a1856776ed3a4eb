using Microsoft.EntityFrameworkCore;
using Parley.Desk.Files;
using Parley.Platform.Data;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Attachments;

/// <summary>All files of a ticket, oldest first.</summary>
public sealed record ListTicketFiles(TicketId Ticket, PageRequest Page) : IQuery<Page<FileView>>;

internal sealed class ListTicketFilesHandler : IHandler<ListTicketFiles, Page<FileView>>
{
    private static readonly Keyset<StoredFile, DateTimeOffset, FileId> Oldest = Keyset.ByTime<StoredFile, FileId>("created_at", false, f => f.CreatedAt, f => f.Id);

    public async Task<Result<Page<FileView>>> Handle(ListTicketFiles query, Call call, CancellationToken ct)
    {
        if (!await call.VisibleTickets().AnyAsync(t => t.Id == query.Ticket, ct))
        {
            return Refusal.NotFound("ticket");
        }

        var files = call.Query<StoredFile>().Where(f => call.Query<TicketFile>().Any(l => l.FileId == f.Id && l.TicketId == query.Ticket));
        var page = await Oldest.Read(files, $"{query.Ticket.Value}", query.Page, ct);
        return page.Refusal is { } refusal ? refusal : new Page<FileView>([.. page.Value.Rows.Select(FileView.Of)], page.Value.Next);
    }
}
