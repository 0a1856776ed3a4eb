using Microsoft.EntityFrameworkCore;
using Parley.Desk.Calendars;
using Parley.Desk.Sla.Policies;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.Sla.Clocks;

/// <summary>Shows tickets with their clocks: those that the call has just moved as they will stand, those of all others in one more query.</summary>
internal sealed class ShowClocks(KnownRules known) : IAnswerPart<TicketView>, IAnswerPart<Page<TicketView>>, IAnswerPart<IReadOnlyList<TicketView>>
{
    public async Task<TicketView> Complete(TicketView answer, Call call, CancellationToken ct) =>
        (await Complete((IReadOnlyList<TicketView>)[answer], call, ct))[0];

    public async Task<Page<TicketView>> Complete(Page<TicketView> answer, Call call, CancellationToken ct) => answer with { Data = await Complete(answer.Data, call, ct) };

    public async Task<IReadOnlyList<TicketView>> Complete(IReadOnlyList<TicketView> answer, Call call, CancellationToken ct)
    {
        var rules = await known.Of(call, ct);
        if (!rules.Any || answer.Count == 0)
        {
            return answer;
        }

        var inHand = call.Session.InHand<SlaClock>().Where(c => c.IsCurrent).ToLookup(c => c.TicketId);
        var without = call.Session.InHand<Ticket>().Where(t => !t.IsUnderSla).Select(t => t.Id).ToHashSet();
        var others = answer.Select(t => t.Id).Where(id => !inHand.Contains(id) && !without.Contains(id)).ToList();
        var loaded = others.Count == 0
            ? []
            : await call.Query<SlaClock>().AsNoTracking().Where(c => others.Contains(c.TicketId) && c.IsCurrent).ToListAsync(ct);
        var clocks = loaded.Concat(inHand.SelectMany(own => own)).ToLookup(c => c.TicketId);
        return [.. answer.Select(t => t with { Sla = [.. clocks[t.Id].OrderBy(c => c.Metric).Select(c => Show(c, rules, call.Now))] })];
    }

    private static TicketClock Show(SlaClock clock, SlaRules rules, DateTimeOffset now)
    {
        var time = rules.Of(clock.PolicyId)?.Time ?? WorkingTime.AroundTheClock;
        return new TicketClock(
            clock.Metric, clock.DueAt, clock.State, Remaining(clock, time, now), clock.ReadReasons, new Named(clock.PolicyId.Value, clock.PolicyName),
            clock.TargetS, clock.StartedAt, clock.WarnAt, clock.BreachedAt, clock.EndedAt);
    }

    private static long Remaining(SlaClock clock, WorkingTime time, DateTimeOffset now)
    {
        if (clock.BreachedAt is { } breached)
        {
            return -(long)time.Between(breached, clock.EndedAt ?? now).TotalSeconds;
        }

        var counting = clock.Since is { } since ? (long)time.Between(since, now).TotalMilliseconds : 0;
        return clock.TargetS - ((clock.UsedMs + counting) / 1000);
    }
}
