using Parley.Desk.Tickets;
using Parley.Platform;
using Parley.Platform.Work;

namespace Parley.Desk.Workflow;

/// <summary>Moves a ticket to another status, if the way there is allowed.</summary>
public sealed record ChangeStatus(TicketId Ticket, TicketStatus? Status) : ICommand<TicketView>
{
    public void Check(Checks check) => check.Given("/status", Status);
}

internal sealed class ChangeStatusHandler : IHandler<ChangeStatus, TicketView>
{
    public async Task<Result<TicketView>> Handle(ChangeStatus command, Call call, CancellationToken ct)
    {
        var found = await call.TicketForUpdate(command.Ticket, ct);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        return Move(found.Value, command.Status!.Value, call) is { } refused ? refused : TicketView.Of(found.Value); // checked to be given
    }

    /// <summary>Null when it is done; the status it has already is no move.</summary>
    internal static Refusal? Move(Ticket ticket, TicketStatus to, Call call)
    {
        var allowed = Transitions.From(ticket.Status);
        if (to != ticket.Status && !allowed.Contains(to))
        {
            var ways = allowed.Count > 0 ? $"From {Words.Of(ticket.Status)} it can go to {string.Join(", ", allowed.Select(Words.Of))}." : "It stays as it is.";
            return new Refusal(RefusalKind.Conflict, "transition_not_allowed", $"Ticket {ticket.Number} cannot go to {Words.Of(to)}. {ways}")
            {
                Extra = new Dictionary<string, object> { ["allowed"] = allowed },
            };
        }

        ticket.SetStatus(to, call);
        return null;
    }
}
