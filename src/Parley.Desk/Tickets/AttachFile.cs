using Microsoft.EntityFrameworkCore;
using Parley.Desk.Files;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets;

/// <summary>Hangs one's own upload on a ticket, outside of any message.</summary>
public sealed record AttachFile(TicketId Ticket, FileId File) : ICommand<Done>;

internal sealed class AttachFileHandler : IHandler<AttachFile, Done>
{
    public async Task<Result<Done>> Handle(AttachFile command, Call call, CancellationToken ct)
    {
        if (!await call.VisibleTickets().AnyAsync(t => t.Id == command.Ticket, ct))
        {
            return Refusal.Invalid("/ticket_id", "not_found", "There is no such ticket.");
        }

        var files = await Attachments.Find(call, [command.File], ct);
        if (files.Refusal is { } refusal)
        {
            return refusal;
        }

        call.Append(new TicketFile { WorkspaceId = call.Workspace, FileId = command.File, TicketId = command.Ticket, MessageId = null });
        return default(Done);
    }
}
