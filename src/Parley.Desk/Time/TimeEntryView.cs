using System.Linq.Expressions;
using Parley.Desk.Tickets;

namespace Parley.Desk.Time;

/// <summary>How long an agent worked on a ticket.</summary>
/// <param name="Seconds">Null: the timer runs, since <paramref name="StartedAt"/>.</param>
/// <param name="Note">What was done; may be empty.</param>
public sealed record TimeEntryView(
    TimeEntryId Id, TicketId TicketId, long TicketNumber, Named Agent, DateTimeOffset StartedAt, int? Seconds, bool Billable, string Note, DateTimeOffset CreatedAt)
{
    /// <summary>For a query, which then reads these columns only.</summary>
    internal static readonly Expression<Func<TimeEntry, TimeEntryView>> Shown = e => new TimeEntryView(
        e.Id, e.TicketId, e.Ticket!.Number, new Named(e.Agent!.Id.Value, e.Agent.Name), e.StartedAt, e.Seconds, e.Billable, e.Note, e.CreatedAt); // it has both

    private static readonly Func<TimeEntry, TimeEntryView> OfLoaded = Shown.Compile();

    internal static TimeEntryView Of(TimeEntry entry) => OfLoaded(entry);
}
