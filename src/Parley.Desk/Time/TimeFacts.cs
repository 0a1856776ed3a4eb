using Parley.Desk.Tickets;

namespace Parley.Desk.Time;

/// <summary>The time that an agent spent on a ticket was logged, corrected or taken away.</summary>
/// <param name="From">Seconds; null: it is new.</param>
/// <param name="To">Seconds; null: it was deleted.</param>
public sealed record TimeLogged(TicketId Ticket, TimeEntryId Entry, Named Agent, int? From, int? To, bool Billable) : TicketFact(Ticket)
{
    public override object Data => new { entry_id = Entry, agent = Agent, from = From, to = To, billable = Billable };
}
