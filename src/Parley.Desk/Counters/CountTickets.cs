using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.Counters;

/// <summary>
/// Tells the counts of every ticket that was opened or stands otherwise than before, the trash and spam aside, in the same transaction: one that is taken back counts
/// nothing.
/// </summary>
internal sealed class CountTickets : IProjection
{
    public void Apply(IReadOnlyList<Fact> facts, Call call)
    {
        var changes = new Dictionary<Standing, long>();
        foreach (var opened in facts.OfType<TicketOpened>())
        {
            Add(changes, Standing.Of(opened.Itself), opened.Itself.IsListed ? 1 : 0);
        }

        // Only what was merged into it: itself it lay in the trash.
        foreach (var gone in facts.OfType<TicketPurged>())
        {
            Add(changes, Standing.Of(gone.Itself), gone.Itself.IsListed ? -1 : 0);
        }

        foreach (var entry in call.Session.Db.ChangeTracker.Entries<Ticket>().Where(e => e.State == EntityState.Modified))
        {
            Add(changes, Standing.Of(entry.Entity), entry.Entity.IsListed ? 1 : 0);
            Add(
                changes,
                Standing.Of(
                    entry.Property(t => t.Status).OriginalValue,
                    entry.Property(t => t.Priority).OriginalValue,
                    entry.Property(t => t.TeamId).OriginalValue,
                    entry.Property(t => t.AssigneeId).OriginalValue),
                WasListed(entry) ? -1 : 0);
        }

        foreach (var (standing, tickets) in changes.Where(change => change.Value != 0))
        {
            call.Append(TicketDelta.Of(call.Workspace, standing, tickets));
        }
    }

    private static bool WasListed(EntityEntry<Ticket> ticket) =>
        ticket.Property(t => t.DeletedAt).OriginalValue is null && ticket.Property(t => t.SpamSince).OriginalValue is null;

    private static void Add(Dictionary<Standing, long> changes, Standing standing, long tickets) =>
        changes[standing] = changes.GetValueOrDefault(standing) + tickets;
}
