using Microsoft.EntityFrameworkCore;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.Workflow.Statuses;

/// <summary>Renames one of the workspace's own statuses, puts it elsewhere, or takes it out of use; what is null stays.</summary>
public sealed record ChangeNamedStatus(NamedStatusId Id, string? Name, int? Order, bool? Active) : ICommand<StatusView>
{
    public void Check(Checks check)
    {
        if (Name is not null)
        {
            check.Required("/name", Name, StatusNames.Longest);
        }

        StatusOrder.Check(check, Order);
    }
}

internal sealed class ChangeNamedStatusHandler : IHandler<ChangeNamedStatus, StatusView>
{
    public async Task<Result<StatusView>> Handle(ChangeNamedStatus command, Call call, CancellationToken ct)
    {
        var status = await call.Query<NamedStatus>().FirstOrDefaultAsync(s => s.Id == command.Id, ct);
        if (status is null)
        {
            return Refusal.NotFound("status");
        }

        if (command.Name is { } name)
        {
            if (await StatusNames.RefusalOf(name.Trim(), command.Id, call, ct) is { } taken)
            {
                return taken;
            }

            status.Name = name.Trim();
        }

        status.Position = command.Order ?? status.Position;
        status.Active = command.Active ?? status.Active;
        return StatusView.Of(status);
    }
}
