using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Lists;

/// <summary>How far each way of a narrowed list is followed before the next is tried.</summary>
/// <param name="FirstLook">Tickets of the order that are looked through first.</param>
/// <param name="LeadsOn">The order is followed, when so many were found among them.</param>
/// <param name="Few">So many tickets are fetched at once and put in order.</param>
internal sealed record ListPatience(int FirstLook, int LeadsOn, int Few)
{
    public static readonly ListPatience Usual = new(1000, 4, 30_000);
}

/// <summary>
/// A page of a list that a filter narrows. The planner takes a filter's rows to be spread evenly over every order, and they are not: returns
/// are seldom urgent, and what changed today has the highest numbers. So the first tickets of the order are looked through. They fill the page, or
/// show that the order leads on to more; else what the filter leaves is fetched and put in order, unless that is much.
/// </summary>
/// <param name="all">The list without the filter, in one part.</param>
internal sealed class NarrowedList(TicketList all, Func<IQueryable<Ticket>, IQueryable<Ticket>> narrow, ListPatience patience)
{
    public async Task<Result<Page<TicketView>>> Read(PageRequest page, CancellationToken ct)
    {
        var ahead = all.Ahead(patience.FirstLook, page.After);
        if (ahead.Refusal is { } mismatch)
        {
            return mismatch;
        }

        var near = await ahead.Value.Narrow(narrow).Read(page, ct);
        if (near.Value.Next is not null)
        {
            return near;
        }

        var list = all.Narrow(narrow);
        if (near.Value.Data.Count >= patience.LeadsOn)
        {
            return await list.Read(page, ct);
        }

        // A limit without an order: the planner finds them by whichever index is shortest, and sorts what it has found.
        var some = list.Narrow(tickets => tickets.Take(patience.Few + 1));
        var count = await some.Parts.Single().CountAsync(ct);
        return await (count <= patience.Few ? some : list).Read(page, ct);
    }
}
