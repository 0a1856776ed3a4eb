using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Lists;

/// <summary>How far each way of a narrowed list is followed before the next is tried.</summary>
/// <param name="FirstLook">Tickets of the order that are looked through first.</param>
/// <param name="LeadsOn">The order is followed, when so many were found among them.</param>
/// <param name="Handful">So many tickets are fetched and put in order before the order is looked at any further.</param>
/// <param name="SecondLook">Tickets of the order that are looked through then.</param>
/// <param name="Few">So many tickets are still fetched at once and put in order.</param>
internal sealed record ListPatience(int FirstLook, int LeadsOn, int Handful, int SecondLook, int Few)
{
    public static readonly ListPatience Usual = new(1000, 4, 3000, 20_000, 30_000);
}

/// <summary>
/// A page of a list that a filter narrows. The planner takes a filter's rows to be spread evenly over every order, and they are not: returns
/// are seldom urgent, and what changed today has the highest numbers. So the first tickets of the order are looked through. They fill the page, or
/// show that the order leads on to more. Else what the filter leaves is fetched and put in order if it is a handful, more of the order is looked through
/// (an import may stand before all others), and what is left is fetched after all, unless that is much.
/// </summary>
/// <param name="all">The list without the filter, in one part.</param>
internal sealed class NarrowedList(TicketList all, Func<IQueryable<Ticket>, IQueryable<Ticket>> narrow, ListPatience patience)
{
    public async Task<Result<Page<TicketView>>> Read(PageRequest page, CancellationToken ct)
    {
        var near = await Look(patience.FirstLook, page, ct);
        if (near.Refusal is not null || near.Value.Next is not null)
        {
            return near;
        }

        var list = all.Narrow(narrow);
        if (near.Value.Data.Count >= patience.LeadsOn)
        {
            return await list.Read(page, ct);
        }

        if (await AtMost(patience.Handful, list, ct) is { } handful)
        {
            return await handful.Read(page, ct);
        }

        var further = await Look(patience.SecondLook, page, ct);
        return further.Value.Next is not null ? further : await (await AtMost(patience.Few, list, ct) ?? list).Read(page, ct);
    }

    private async Task<Result<Page<TicketView>>> Look(int count, PageRequest page, CancellationToken ct)
    {
        var ahead = all.Ahead(count, page.After);
        return ahead.Refusal is { } mismatch ? mismatch : await ahead.Value.Narrow(narrow).Read(page, ct);
    }

    // A limit without an order: the planner finds them by whichever index is shortest, and sorts what it has found. Null: there are more.
    private static async Task<TicketList?> AtMost(int count, TicketList list, CancellationToken ct)
    {
        var some = list.Narrow(tickets => tickets.Take(count + 1));
        return await some.Parts.Single().CountAsync(ct) <= count ? some : null;
    }
}
