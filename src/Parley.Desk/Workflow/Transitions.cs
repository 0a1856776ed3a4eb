using Parley.Desk.Tickets;

namespace Parley.Desk.Workflow;

/// <summary>From which status a ticket may go to which.</summary>
public static class Transitions
{
    public static IReadOnlyList<TicketStatus> From(TicketStatus status) => status switch
    {
        TicketStatus.Resolved => [TicketStatus.Open, TicketStatus.Closed],
        TicketStatus.Closed => [],
        _ => [.. Working.Where(s => s != status), TicketStatus.Resolved],
    };

    private static readonly TicketStatus[] Working = [TicketStatus.Open, TicketStatus.Pending, TicketStatus.OnHold];
}
