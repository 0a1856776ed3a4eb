using Microsoft.EntityFrameworkCore;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.Workflow.Statuses;

/// <summary>Adds one of the workspace's own statuses.</summary>
/// <param name="Order">Null: behind the others of its class.</param>
public sealed record AddStatus(string Name, TicketStatus? Class, int? Order) : ICommand<StatusView>
{
    public void Check(Checks check)
    {
        check.Required("/name", Name, StatusNames.Longest);
        check.Given("/class", Class);
        StatusOrder.Check(check, Order);
    }
}

internal sealed class AddStatusHandler : IHandler<AddStatus, StatusView>
{
    private const int Most = 60;

    public async Task<Result<StatusView>> Handle(AddStatus command, Call call, CancellationToken ct)
    {
        var places = await call.Query<NamedStatus>().AsNoTracking().Select(s => new { s.Class, s.Position }).ToListAsync(ct);
        if (places.Count >= Most)
        {
            return new Refusal(RefusalKind.Conflict, "too_many_statuses", $"A workspace has at most {Most} statuses of its own. Delete one first.");
        }

        var name = command.Name.Trim();
        if (await StatusNames.RefusalOf(name, null, call, ct) is { } taken)
        {
            return taken;
        }

        var last = places.Where(p => p.Class == command.Class).Select(p => p.Position).DefaultIfEmpty(0).Max();
        return StatusView.Of(call.Add(new NamedStatus
        {
            Id = call.Ids.Next<NamedStatusId>(),
            WorkspaceId = call.Workspace,
            Name = name,
            Class = command.Class!.Value, // checked to be given
            Position = command.Order ?? Math.Min(last + 1, StatusOrder.Last),
            CreatedAt = call.Now,
        }));
    }
}

internal static class StatusOrder
{
    public const int Last = 1000;

    public static void Check(Checks check, int? order)
    {
        if (order is < 1 or > Last)
        {
            check.Add("/order", "out_of_range", $"A whole number from 1 to {Last:N0}.");
        }
    }
}
