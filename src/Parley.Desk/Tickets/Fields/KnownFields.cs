using Microsoft.Extensions.Logging;
using Parley.Platform.Ids;
using Parley.Platform.Realtime;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Fields;

/// <summary>The workspaces' fields as this node knows them, so that neither a new ticket nor a move costs a question more.</summary>
internal sealed class KnownFields(Signals signals, TimeProvider clock, ILogger<KnownFields> log)
{
    private readonly Remembered<IReadOnlyList<TicketFieldView>> _known = new("ticket_fields", signals, clock, log);

    /// <summary>All there are, archived ones behind the others.</summary>
    public ValueTask<IReadOnlyList<TicketFieldView>> Of(Call call, CancellationToken ct) => _known.Of(call.Workspace, () => TicketFieldView.All(call, ct));

    /// <summary>To be called once a change is committed.</summary>
    public void Changed(WorkspaceId workspace) => _known.Changed(workspace);
}
