using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.Workflow;

/// <summary>Moves a ticket to another status, if the way there is allowed.</summary>
/// <param name="Status">Null: the class of the <paramref name="Named"/> one.</param>
/// <param name="Named">One of the workspace's own; null: the status by its own name.</param>
public sealed record ChangeStatus(TicketId Ticket, TicketStatus? Status, Optional<NamedStatusId?> Named = default) : ICommand<TicketView>
{
    public void Check(Checks check)
    {
        if (Named.Value is null)
        {
            check.Given("/status", Status);
        }
    }
}

internal sealed class ChangeStatusHandler(TicketMoves moves) : IHandler<ChangeStatus, TicketView>
{
    public async Task<Result<TicketView>> Handle(ChangeStatus command, Call call, CancellationToken ct)
    {
        var found = await call.TicketForUpdate(command.Ticket, ct);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        if (found.Value.RefusalWhenDeleted is { } deleted)
        {
            return deleted;
        }

        return await moves.Move(found.Value, new StatusChoice(command.Status, command.Named), call, ct) is { } refused ? refused : TicketView.Of(found.Value);
    }
}
