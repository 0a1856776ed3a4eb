using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Lists;
using Parley.Platform.Work;

namespace Parley.Desk.Search;

/// <summary>A page of a list without the tickets that hold some words. Most hold none of them, so the list is gone through in its order.</summary>
/// <param name="index">Asked for the words that are refused.</param>
internal sealed class ListWithout(TicketList list, SearchIndex index)
{
    private const int FirstLook = 200;
    private const int LongestLook = 4000;

    public async Task<Result<Page<TicketView>>> Read(PageRequest page, CancellationToken ct)
    {
        var left = new List<TicketId>();
        var at = page.After;
        for (var count = FirstLook; ; count = Math.Min(2 * count, LongestLook))
        {
            var ids = await list.ReadIds(new PageRequest(count, at), ct);
            if (ids.Refusal is { } mismatch)
            {
                return mismatch;
            }

            left.AddRange(ids.Value.Data.Except(await index.Among(ids.Value.Data, ct)));
            at = ids.Value.Next;
            if (at is null || left.Count > page.Limit)
            {
                return await list.Of([.. left.Take(page.Limit + 1)]).Read(page, ct);
            }
        }
    }
}
