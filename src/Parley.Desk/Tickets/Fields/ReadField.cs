using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Fields;

public sealed record ReadField(TicketFieldId Id) : IQuery<TicketFieldView>;

internal sealed class ReadFieldHandler : IHandler<ReadField, TicketFieldView>
{
    public async Task<Result<TicketFieldView>> Handle(ReadField query, Call call, CancellationToken ct) =>
        await call.Query<TicketField>().AsNoTracking().FirstOrDefaultAsync(f => f.Id == query.Id, ct) is { } field
            ? TicketFieldView.Of(field)
            : Refusal.NotFound("field");
}
