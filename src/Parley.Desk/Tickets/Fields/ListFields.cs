using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Fields;

/// <summary>The fields that the workspace has given its tickets: those in use in their order, and behind them the archived ones.</summary>
public sealed record ListFields : IQuery<Page<TicketFieldView>>;

internal sealed class ListFieldsHandler : IHandler<ListFields, Page<TicketFieldView>>
{
    public async Task<Result<Page<TicketFieldView>>> Handle(ListFields query, Call call, CancellationToken ct) => new Page<TicketFieldView>(await TicketFieldView.All(call, ct), null);
}
