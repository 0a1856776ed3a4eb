using Microsoft.EntityFrameworkCore;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.Counters;

/// <summary>
/// Tells the counts of every ticket that was opened or stands otherwise than before, in the same transaction: one that is taken back counts
/// nothing.
/// </summary>
internal sealed class CountTickets : IProjection
{
    public void Apply(IReadOnlyList<Fact> facts, Call call)
    {
        var changes = new Dictionary<Standing, long>();
        foreach (var opened in facts.OfType<TicketOpened>())
        {
            Add(changes, Standing.Of(opened.Itself), 1);
        }

        foreach (var entry in call.Session.Db.ChangeTracker.Entries<Ticket>().Where(e => e.State == EntityState.Modified))
        {
            Add(changes, Standing.Of(entry.Entity), 1);
            Add(
                changes,
                Standing.Of(
                    entry.Property(t => t.Status).OriginalValue,
                    entry.Property(t => t.Priority).OriginalValue,
                    entry.Property(t => t.TeamId).OriginalValue,
                    entry.Property(t => t.AssigneeId).OriginalValue),
                -1);
        }

        foreach (var (standing, tickets) in changes.Where(change => change.Value != 0))
        {
            call.Append(TicketDelta.Of(call.Workspace, standing, tickets));
        }
    }

    private static void Add(Dictionary<Standing, long> changes, Standing standing, long tickets) =>
        changes[standing] = changes.GetValueOrDefault(standing) + tickets;
}
