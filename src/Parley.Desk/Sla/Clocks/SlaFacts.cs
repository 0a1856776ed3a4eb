using Parley.Desk.Tickets;

namespace Parley.Desk.Sla.Clocks;

/// <summary>Something about a promise; at the instant at which it came about, however late that was seen.</summary>
public abstract record SlaFact(TicketId Ticket, SlaMetric Metric, DateTimeOffset DueAt, Named Policy) : TicketFact(Ticket)
{
    public override object Data => new { metric = Metric, due_at = DueAt, policy = Policy };
}

/// <summary>It is near.</summary>
public sealed record SlaWarned(TicketId Ticket, SlaMetric Metric, DateTimeOffset DueAt, Named Policy) : SlaFact(Ticket, Metric, DueAt, Policy);

/// <summary>It was not kept.</summary>
public sealed record SlaBreached(TicketId Ticket, SlaMetric Metric, DateTimeOffset DueAt, Named Policy) : SlaFact(Ticket, Metric, DueAt, Policy);
