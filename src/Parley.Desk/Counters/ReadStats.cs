using Microsoft.EntityFrameworkCore;
using Parley.Desk.People;
using Parley.Desk.Sla.Clocks;
using Parley.Desk.Teams;
using Parley.Desk.Tickets;
using Parley.Platform;
using Parley.Platform.Work;

namespace Parley.Desk.Counters;

/// <summary>How many of the tickets that the caller sees stand where, now.</summary>
/// <param name="TimeZone">Whose midnight today began at, by its IANA name; null: UTC.</param>
public sealed record ReadStats(string? TimeZone) : IQuery<TicketStats>;

internal sealed class ReadStatsHandler : IHandler<ReadStats, TicketStats>
{
    public async Task<Result<TicketStats>> Handle(ReadStats query, Call call, CancellationToken ct)
    {
        var zone = TimeZoneInfo.Utc;
        if (query.TimeZone is { } name && !TimeZoneInfo.TryFindSystemTimeZoneById(name, out zone))
        {
            return Refusal.Invalid("/time_zone", "unknown_word", $"There is no time zone '{name}'. Name one as Europe/Berlin.");
        }

        var midnight = Today.Began(call.Now, zone!); // found
        var counts = await Counts.Seen(call, ct);
        var now = await Now(call, midnight, ct);
        return new TicketStats
        {
            Total = counts.Sum(c => c.Tickets),
            Open = counts.Where(c => c.IsOpen).Sum(c => c.Tickets),
            Unassigned = counts.Where(c => c.IsOpen && c.Assignee == default).Sum(c => c.Tickets),
            Overdue = now.Overdue,
            Breached = now.Breached,
            CreatedToday = now.Created,
            ResolvedToday = now.Resolved,
            ByStatus = ByWord<TicketStatus>(counts, c => c.Status),
            ByPriority = ByWord<Priority>(counts, c => c.Priority),
            ByTeam = Held(counts, c => c.Team.Value, await call.Query<Team>().Select(t => new Named(t.Id.Value, t.Name)).ToListAsync(ct)),
            ByAgent = Held(counts, c => c.Assignee.Value, await call.Query<Agent>().Select(a => new Named(a.Id.Value, a.Name)).ToListAsync(ct)),
            AsOf = call.Now,
        };
    }

    // What depends on the time is looked up, all of it in one question: each is some rows of an index of its own.
    private static async Task<(long Overdue, long Breached, long Created, long Resolved)> Now(Call call, DateTimeOffset midnight, CancellationToken ct)
    {
        var tickets = call.ListedTickets();
        var overdue = Overdue.Of(tickets, call.Now);
        var broken = call.Query<SlaClock>().Where(c => c.State == SlaState.Breached && c.EndedAt == null).Select(c => c.TicketId);
        var found = await call.Query<Workspace>().Where(w => w.Id == call.Workspace).Select(_ => new
        {
            Overdue = overdue.LongCount(),
            Breached = tickets.LongCount(t => broken.Contains(t.Id)),
            Created = tickets.LongCount(t => t.CreatedAt >= midnight),
            Resolved = tickets.LongCount(t => t.ResolvedAt != null && t.ResolvedAt >= midnight),
        }).SingleAsync(ct);
        return (found.Overdue, found.Breached, found.Created, found.Resolved);
    }

    private static Dictionary<string, long> ByWord<TWord>(IReadOnlyList<Count> counts, Func<Count, TWord> word)
        where TWord : struct, Enum => Enum.GetValues<TWord>().ToDictionary(Words.Of, one => counts.Where(c => word(c).Equals(one)).Sum(c => c.Tickets));

    private static IReadOnlyList<HeldTickets> Held(IReadOnlyList<Count> counts, Func<Count, Guid> holder, IReadOnlyList<Named> names)
    {
        var known = names.ToDictionary(n => n.Id, n => n.Name);
        return [.. counts.GroupBy(holder)
            .Select(g => new HeldTickets(g.Key == default ? null : g.Key, known.GetValueOrDefault(g.Key), g.Where(c => c.IsOpen).Sum(c => c.Tickets), g.Sum(c => c.Tickets)))
            .Where(h => h.Total > 0)
            .OrderByDescending(h => h.Open).ThenBy(h => h.Name, StringComparer.Ordinal)];
    }
}
