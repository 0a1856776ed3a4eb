using Microsoft.EntityFrameworkCore;
using Parley.Desk.Tickets;
using Parley.Platform;
using Parley.Platform.Work;

namespace Parley.Desk.Workflow;

/// <summary>The status that is asked for: one of the six, one of the workspace's own, or both, which then belong together.</summary>
/// <param name="Named">Null: the six's own name. Not given: the same, or as it is if the status does not change.</param>
internal sealed record StatusChoice(TicketStatus? Class, Optional<NamedStatusId?> Named)
{
    public static readonly Refusal Unknown = Refusal.Invalid("/status_id", "not_found", "There is no such status.");

    public bool IsGiven => Class is not null || Named.IsGiven;

    /// <summary>What a ticket would have by it.</summary>
    public async Task<Result<(TicketStatus Class, NamedStatus? Named)>> For(Ticket ticket, Call call, CancellationToken ct)
    {
        if (Named.Value is not { } id)
        {
            return For(ticket, null);
        }

        return await call.Query<NamedStatus>().FirstOrDefaultAsync(s => s.Id == id, ct) is { } named ? For(ticket, named) : Unknown;
    }

    /// <summary>The same where the one that is named was found before.</summary>
    /// <param name="named">Null: none is named.</param>
    public Result<(TicketStatus Class, NamedStatus? Named)> For(Ticket ticket, NamedStatus? named)
    {
        if (named is null)
        {
            var status = Class ?? ticket.Status;
            return (status, !Named.IsGiven && status == ticket.Status ? ticket.NamedStatus : null);
        }

        if (Class is { } asked && asked != named.Class)
        {
            return Refusal.Invalid("/status_id", "other_class", $"'{named.Name}' is a status of the class {Words.Of(named.Class)}, not {Words.Of(asked)}.");
        }

        return named.Active || named.Id == ticket.NamedStatusId
            ? (named.Class, named)
            : Refusal.Invalid("/status_id", "inactive", $"'{named.Name}' is no longer in use.");
    }
}
