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
        var tickets = call.VisibleTickets();
        var broken = call.Query<SlaClock>().Where(c => c.State == SlaState.Breached && c.EndedAt == null).Select(c => c.TicketId);
        return new TicketStats
        {
            Total = counts.Sum(c => c.Tickets),
            Open = counts.Where(c => c.IsOpen).Sum(c => c.Tickets),
            Unassigned = counts.Where(c => c.IsOpen && c.Assignee == default).Sum(c => c.Tickets),
            Overdue = await Overdue.Of(tickets, call.Now).LongCountAsync(ct),
            Breached = await tickets.LongCountAsync(t => broken.Contains(t.Id), ct),
            CreatedToday = await tickets.LongCountAsync(t => t.CreatedAt >= midnight, ct),
            ResolvedToday = await tickets.LongCountAsync(t => t.ResolvedAt != null && t.ResolvedAt >= midnight, ct),
            ByStatus = ByWord<TicketStatus>(counts, c => c.Status),
            ByPriority = ByWord<Priority>(counts, c => c.Priority),
            ByTeam = Held(counts, c => c.Team.Value, await call.Query<Team>().Select(t => new Named(t.Id.Value, t.Name)).ToListAsync(ct)),
            ByAgent = Held(counts, c => c.Assignee.Value, await call.Query<Agent>().Select(a => new Named(a.Id.Value, a.Name)).ToListAsync(ct)),
            AsOf = call.Now,
        };
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
