using Microsoft.EntityFrameworkCore;
using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Lists;
using Parley.Platform.Data;
using Parley.Platform.Work;

namespace Parley.Desk.Search;

/// <summary>How far each way of a search is followed before the next is tried.</summary>
/// <param name="FirstLook">Tickets of the list that are looked through first.</param>
/// <param name="WorthWalking">It is gone on with, when so many more will fill the page, by what was found so far.</param>
/// <param name="NearSpans">Spans of time that are looked through before all hits are fetched.</param>
/// <param name="FewHits">So many hits are fetched at once and put in order.</param>
/// <param name="LongestWalk">Tickets of the list that are looked through at most, before all hits are fetched, however many.</param>
internal sealed record SearchPatience(int FirstLook, int WorthWalking, int NearSpans, int FewHits, int LongestWalk)
{
    public static readonly SearchPatience Usual = new(200, 4000, 2, 6000, 30_000);
}

/// <summary>
/// A page of the tickets that hold what is looked for. Which way is short depends on how many hold it and how many the list leaves, and nobody
/// knows either beforehand. So the ways are tried in turn, each given up before it grows long. The list's first tickets are read and looked
/// through, which fills the page when the words are frequent or the list is short. In the order of creation, hits follow one span of time after the
/// other: to the end, where the index is in that order, else only the next few. All hits are fetched, when they are few. Then, in the order of
/// creation, the other spans, and in other orders more and more of the list.
/// </summary>
internal sealed class TicketSearch(TicketList list, SearchIndex index, Call call, SearchPatience patience)
{
    private bool ByCreation => list.Sort.Field == TicketSort.Newest.Field;

    public async Task<Result<Page<TicketView>>> Read(PageRequest page, CancellationToken ct)
    {
        var walk = new Walk(list, index, page);
        if (await Begin(walk, ct) is { } found)
        {
            return await found.Show(ct);
        }

        if (ByCreation && await BySpans(page, index.IsInOrder ? long.MaxValue : patience.NearSpans, ct) is { } near)
        {
            return near;
        }

        var hits = await index.First(patience.FewHits + 1, ct);
        if (hits.Count <= patience.FewHits)
        {
            return await list.Narrow(hits.Keep).Read(page, ct);
        }

        return (ByCreation ? await BySpans(page, long.MaxValue, ct) : null) ?? await GoOn(walk, page, ct);
    }

    // An index in order has no need of a longer walk: there the next ways cost less.
    private async Task<Found?> Begin(Walk walk, CancellationToken ct)
    {
        var found = await walk.Go(patience.FirstLook, ct);
        while (found is null && !index.IsInOrder && walk.ToFillThePage <= patience.WorthWalking)
        {
            found = await walk.Go(walk.ToFillThePage, ct);
        }

        return found;
    }

    /// <summary>Null: there are more spans than may be looked through, and the page is not full.</summary>
    private async Task<Result<Page<TicketView>>?> BySpans(PageRequest page, long most, CancellationToken ct)
    {
        var (oldest, newest) = await SpansThereAre(ct);
        var (next, last) = list.Sort.Descending ? (newest, oldest) : (oldest, newest);
        if (page.After is { } after && Cursor.Read(after) is { } cursor)
        {
            next = Math.Clamp(index.SpanOf(cursor.Key), oldest, newest);
        }

        var end = Math.Abs(last - next) < most ? last : next + ((most - 1) * Math.Sign(last - next));
        var found = new List<TicketId>();
        for (var wanted = 2 * page.Limit; ; wanted *= 4)
        {
            var (hits, rest) = await index.Spans(next, end, wanted, ct);
            var ids = await list.Narrow(hits.Keep).ReadIds(page with { Limit = page.Limit + 1 }, ct);
            if (ids.Refusal is { } mismatch)
            {
                return mismatch;
            }

            found.AddRange(ids.Value.Data);
            if (found.Count > page.Limit || (rest is null && end == last))
            {
                return await list.Of([.. found.Take(page.Limit + 1)]).Read(page, ct);
            }

            if (rest is null)
            {
                return null;
            }

            next = rest.Value;
        }
    }

    private async Task<(long Oldest, long Newest)> SpansThereAre(CancellationToken ct)
    {
        var times = call.Query<Ticket>().Select(t => t.CreatedAt);
        return (index.SpanOf((await times.MinAsync(ct)).ToUnixTimeMilliseconds()), index.SpanOf((await times.MaxAsync(ct)).ToUnixTimeMilliseconds()));
    }

    private async Task<Result<Page<TicketView>>> GoOn(Walk walk, PageRequest page, CancellationToken ct)
    {
        for (var count = 10 * patience.FirstLook; walk.Looked < patience.LongestWalk; count *= 2)
        {
            if (await walk.Go(count, ct) is { } found)
            {
                return await found.Show(ct);
            }
        }

        var all = await index.First(int.MaxValue, ct);
        return await list.Narrow(all.Keep).Read(page, ct);
    }

    /// <summary>Goes through the list in its order and keeps what holds the words.</summary>
    private sealed class Walk(TicketList list, SearchIndex index, PageRequest page)
    {
        private readonly List<TicketId> _found = [];
        private string? _at = page.After;

        public int Looked { get; private set; }

        /// <summary>How many more to look at, if hits are as frequent there.</summary>
        public int ToFillThePage => _found.Count == 0 ? int.MaxValue : 1 + (3 * Looked * (page.Limit + 1 - _found.Count) / (2 * _found.Count));

        /// <summary>Null: the page is not full yet, and the list not at its end.</summary>
        public async Task<Found?> Go(int count, CancellationToken ct)
        {
            var ids = await list.ReadIds(new PageRequest(count, _at), ct);
            if (ids.Refusal is not null)
            {
                return new Found(list, page);
            }

            var matching = (await index.Among(ids.Value.Data, ct)).ToHashSet();
            _found.AddRange(ids.Value.Data.Where(matching.Contains));
            Looked += ids.Value.Data.Count;
            _at = ids.Value.Next;
            return _at is null || _found.Count > page.Limit ? new Found(list.Of([.. _found.Take(page.Limit + 1)]), page) : null;
        }
    }

    private sealed record Found(TicketList List, PageRequest Page)
    {
        public Task<Result<Page<TicketView>>> Show(CancellationToken ct) => List.Read(Page, ct);
    }
}
