using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Fields;

/// <summary>Puts the fields in order; all that are in use are named.</summary>
public sealed record OrderFields(IReadOnlyList<TicketFieldId> Fields) : ICommand<Page<TicketFieldView>>;

internal sealed class OrderFieldsHandler(KnownFields known) : IHandler<OrderFields, Page<TicketFieldView>>
{
    public async Task<Result<Page<TicketFieldView>>> Handle(OrderFields command, Call call, CancellationToken ct)
    {
        var fields = await call.Query<TicketField>().ToListAsync(ct);
        var inUse = fields.Where(f => f.Active).ToDictionary(f => f.Id);
        for (var i = 0; i < command.Fields.Count; i++)
        {
            if (!inUse.ContainsKey(command.Fields[i]))
            {
                return Refusal.Invalid($"/field_ids/{i}", "not_found", "There is no such field in use.");
            }

            if (command.Fields.Take(i).Contains(command.Fields[i]))
            {
                return Refusal.Invalid($"/field_ids/{i}", "duplicate", "This field has its place already.");
            }
        }

        if (command.Fields.Count < inUse.Count)
        {
            return Refusal.Invalid("/field_ids", "incomplete", $"There are {inUse.Count} fields in use; name each of them.");
        }

        for (var i = 0; i < command.Fields.Count; i++)
        {
            inUse[command.Fields[i]].Position = i + 1;
        }

        call.AfterCommit(() => known.Changed(call.Workspace));
        return new Page<TicketFieldView>(TicketFieldView.InOrder(fields), null);
    }
}
