using Microsoft.EntityFrameworkCore;
using Parley.Desk.Sla.Policies;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.Sla.Clocks;

/// <summary>
/// Moves the clocks of each ticket to which something happens, in the same transaction. A ticket comes under a policy when it is opened or when a
/// field of it changes; from then on everything counts.
/// </summary>
internal sealed class MoveClocks(KnownRules known) : IFollowUp
{
    public async Task Follow(Call call, CancellationToken ct)
    {
        // What was imported or made up was promised by nobody.
        var happened = call.Caller.Origin is Origin.Live or Origin.Sync
            ? call.Recorded.Where(r => r.Fact is TicketFact and not SlaFact).GroupBy(r => ((TicketFact)r.Fact).Ticket).ToList()
            : [];
        if (happened.Count == 0)
        {
            return;
        }

        var rules = await known.Of(call, ct);
        var inHand = call.Session.InHand<Ticket>().ToDictionary(t => t.Id);
        var moving = new List<(Ticket Ticket, IReadOnlyList<RecordedFact> Facts)>();
        foreach (var facts in happened)
        {
            var ticket = inHand.GetValueOrDefault(facts.Key) ?? await call.Query<Ticket>().FirstAsync(t => t.Id == facts.Key, ct);
            if (ticket.IsUnderSla || (facts.Any(f => f.Fact is TicketOpened or TicketUpdated or TicketAssigned) && rules.For(ticket) is not null))
            {
                moving.Add((ticket, [.. facts]));
            }
        }

        var clocks = await call.ClocksToMove([.. moving.Where(m => m.Ticket.IsUnderSla).Select(m => m.Ticket.Id)], ct);
        foreach (var (ticket, facts) in moving)
        {
            var own = new TicketClocks(ticket, clocks[ticket.Id], rules, call);
            own.Follow(facts);
            ticket.Promise(own.NextDue);
        }
    }
}
