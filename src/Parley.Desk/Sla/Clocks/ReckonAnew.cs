using Microsoft.EntityFrameworkCore;
using Parley.Desk.Sla.Policies;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.Sla.Clocks;

/// <summary>Has the rules as they are now hold for some tickets from now on.</summary>
public sealed record ReckonAnew(IReadOnlyList<TicketId> Tickets) : ICommand<Done>;

internal sealed class ReckonAnewHandler : IHandler<ReckonAnew, Done>
{
    public async Task<Result<Done>> Handle(ReckonAnew command, Call call, CancellationToken ct)
    {
        var tickets = await Locked(command.Tickets, call, ct);
        var clocks = await call.ClocksToMove([.. tickets.Select(t => t.Id)], ct);
        var rules = await SlaRules.Load(call, ct);
        foreach (var ticket in tickets)
        {
            var own = new TicketClocks(ticket, clocks[ticket.Id], rules, call);
            own.ReckonAnew(call.Now);
            ticket.PromiseAnew(own.NextDue);
        }

        return default(Done);
    }

    // In the order of their ids, so that two who lock several do not wait for each other.
    private static Task<List<Ticket>> Locked(IReadOnlyList<TicketId> ids, Call call, CancellationToken ct)
    {
        var locked = call.Session.Sql("", "select * from ticket where id = any ({0}) order by id for update");
        return locked.Length == 0
            ? call.Query<Ticket>().Where(t => ids.Contains(t.Id)).ToListAsync(ct)
            : call.Session.Db.Set<Ticket>().FromSqlRaw(locked, ids.Select(t => t.Value).ToArray()).ToListAsync(ct);
    }
}
