using Microsoft.EntityFrameworkCore;
using Parley.Desk.Tickets;
using Parley.Platform;
using Parley.Platform.Work;

namespace Parley.Desk.Workflow.Statuses;

/// <summary>A status that a ticket can have: one of the six, which every workspace has, or one of the workspace's own.</summary>
/// <param name="Id">Null: one of the six.</param>
/// <param name="Name">Of one of the six its word.</param>
/// <param name="Class">Which of the six it is, or belongs to: that decides what can be done.</param>
/// <param name="Order">Its place among those of its class, lowest first; the six come first.</param>
/// <param name="Active">False: it stays on the tickets that have it, and no other is given it.</param>
public sealed record StatusView(NamedStatusId? Id, string Name, TicketStatus Class, int Order, bool Active)
{
    internal static StatusView Of(NamedStatus status) => new(status.Id, status.Name, status.Class, status.Position, status.Active);

    /// <summary>In the order in which they are shown. There are never more than fit on one page.</summary>
    internal static async Task<IReadOnlyList<StatusView>> All(Call call, CancellationToken ct)
    {
        var own = await call.Query<NamedStatus>().AsNoTracking().ToListAsync(ct);
        var six = Enum.GetValues<TicketStatus>().Select(s => new StatusView(null, Words.Of(s), s, 0, true));
        return [.. six.Concat(own.Select(Of)).OrderBy(s => s.Class).ThenBy(s => s.Id is not null).ThenBy(s => s.Order).ThenBy(s => s.Name, StringComparer.Ordinal)];
    }
}
