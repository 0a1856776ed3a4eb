using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Lists;

/// <summary>
/// A page of a list that a filter narrows. The planner takes a filter's rows to be spread evenly over every order, and they are not: returns
/// are seldom urgent, and what changed today has the highest numbers. So the first tickets of the order are looked through. They fill the page, or
/// show that the order leads on to more; else what the filter leaves is fetched and put in order, unless that is much.
/// </summary>
internal static class NarrowedList
{
    private const int FirstLook = 1000;
    private const int LeadsOn = 4;
    private const int Few = 30_000;

    /// <param name="all">The list without the filter.</param>
    public static async Task<Result<Page<TicketView>>> Read(
        TicketList all, Func<IQueryable<Ticket>, IQueryable<Ticket>> narrow, PageRequest page, CancellationToken ct)
    {
        var ahead = all.Ahead(FirstLook, page.After);
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
        if (near.Value.Data.Count >= LeadsOn)
        {
            return await list.Read(page, ct);
        }

        // A limit without an order: the planner finds them by whichever index is shortest, and sorts what it has found.
        var some = list.Narrow(part => part.Take(Few + 1));
        var count = 0;
        foreach (var part in some.Parts)
        {
            count += await part.CountAsync(ct);
        }

        return await (count <= Few ? some : list).Read(page, ct);
    }
}
