using Microsoft.EntityFrameworkCore;
using Parley.Desk.Files;
using Parley.Desk.Tickets.Attachments;
using Parley.Desk.Tickets.Messages;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Customer;

/// <summary>A file of a public message, for the customer behind the private link.</summary>
public sealed record DownloadOwnFile(TicketId Ticket, FileId File) : IQuery<FileView>;

internal sealed class DownloadOwnFileHandler : IHandler<DownloadOwnFile, FileView>
{
    public async Task<Result<FileView>> Handle(DownloadOwnFile query, Call call, CancellationToken ct)
    {
        var file = await (
            from link in call.Query<TicketFile>()
            join message in call.Query<Message>() on link.MessageId equals message.Id
            join stored in call.Query<StoredFile>() on link.FileId equals stored.Id
            where link.FileId == query.File && message.Kind == MessageKind.PublicReply
            // A file that came with another's merged ticket stays that customer's.
            where link.TicketId == query.Ticket || link.AddedToId == query.Ticket
            where OwnTickets.Of(call).Any(t => t.Id == query.Ticket) && OwnTickets.Of(call).Any(t => t.Id == (link.AddedToId ?? link.TicketId))
            select stored).FirstOrDefaultAsync(ct);
        return file is null ? Refusal.NotFound("file") : FileView.Of(file);
    }
}
