using Parley.Desk.Tickets;

namespace Parley.Desk.Seed;

/// <summary>How a ticket goes: where it stands in the end, and what happened on the way.</summary>
internal static class TicketCourse
{
    private static readonly (double Share, TicketStatus Status)[] Newest =
    [
        (.35, TicketStatus.Open), (.20, TicketStatus.New), (.25, TicketStatus.Pending), (.05, TicketStatus.OnHold), (1, TicketStatus.Resolved),
    ];

    private static readonly (double Share, TicketStatus Status)[] Recent =
    [
        (.0265, TicketStatus.Open), (.04, TicketStatus.Pending), (.06, TicketStatus.OnHold), (.45, TicketStatus.Resolved), (1, TicketStatus.Closed),
    ];

    private static readonly (double Share, TicketStatus Status)[] Old =
    [
        (.009, TicketStatus.OnHold), (.08, TicketStatus.Resolved), (1, TicketStatus.Closed),
    ];

    /// <summary>In all about 0.75 % are open, 0.3 % new, 0.7 % pending, 1.4 % on hold, 85 % closed; what is not settled is new.</summary>
    /// <param name="age">From 0, the newest ticket, to 1, the oldest.</param>
    public static TicketStatus StatusOf(double age, Dice dice)
    {
        var rest = dice.Unit();
        foreach (var (share, status) in age < .015 ? Newest : age < .1 ? Recent : Old)
        {
            if (rest < share)
            {
                return status;
            }

            rest -= share;
        }

        return TicketStatus.Closed;
    }
}
