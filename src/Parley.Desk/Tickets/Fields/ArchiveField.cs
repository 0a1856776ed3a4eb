using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Fields;

/// <summary>Takes a field out of use. Tickets keep its values, and it can be taken back.</summary>
public sealed record ArchiveField(TicketFieldId Id) : ICommand<Done>;

internal sealed class ArchiveFieldHandler(KnownFields known) : IHandler<ArchiveField, Done>
{
    public async Task<Result<Done>> Handle(ArchiveField command, Call call, CancellationToken ct)
    {
        if (await call.Query<TicketField>().FirstOrDefaultAsync(f => f.Id == command.Id, ct) is not { } field)
        {
            return Refusal.NotFound("field");
        }

        field.Active = false;
        call.AfterCommit(() => known.Changed(call.Workspace));
        return default(Done);
    }
}
