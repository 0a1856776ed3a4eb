using Microsoft.EntityFrameworkCore;
using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Lists;
using Parley.Platform.Data;
using Parley.Platform.Work;

namespace Parley.Desk.Search;

/// <summary>How far each way of a search is followed before the next is tried.</summary>
/// <param name="FirstLook">Tickets of the list that are looked through first.</param>
/// <param name="WorthWalking">It is gone on with, when so many more will fill the page, by what was found so far.</param>
/// <param name="FewHits">So many hits are fetched at once and put in order.</param>
/// <param name="LongestWalk">Tickets of the list that are looked through at most, before all hits are fetched, however many.</param>
internal sealed record SearchPatience(int FirstLook, int WorthWalking, int FewHits, int LongestWalk)
{
    public static readonly SearchPatience Usual = new(200, 4000, 6000, 30_000);
}

/// <summary>
/// A page of the tickets that hold what is looked for. Which way is short depends on how many hold it and how many the list leaves, and nobody
/// knows either beforehand. So the ways are tried in turn, each given up before it grows long: the list's first tickets are read and looked
/// through, which fills the page when the words are frequent or the list is short, and gone on with while it promises to; all hits are fetched, when they are few; then, in the order of
/// creation, hits of one span of time after the other, and in other orders more and more of the list.
/// </summary>
internal sealed class TicketSearch(TicketList list, SearchQuery query, Call call, SearchPatience patience)
{
    private readonly SearchIndex _index = new(query, call);

    public async Task<Result<Page<TicketView>>> Read(PageRequest page, CancellationToken ct)
    {
        var walk = new Walk(list, _index, page);
        for (var count = patience.FirstLook; count <= patience.WorthWalking; count = walk.ToFillThePage)
        {
            if (await walk.Go(count, ct) is { } found)
            {
                return await found.Show(ct);
            }
        }

        var hits = await _index.First(patience.FewHits + 1, ct);
        if (hits.Count <= patience.FewHits)
        {
            return await Show(hits, page, ct);
        }

        return await (list.Sort.Field == TicketSort.Newest.Field && _index.HasSpans ? BySpans(page, ct) : GoOn(walk, page, ct));
    }

    private async Task<Result<Page<TicketView>>> BySpans(PageRequest page, CancellationToken ct)
    {
        var (oldest, newest) = await SpansThereAre(ct);
        var (next, last) = list.Sort.Descending ? (newest, oldest) : (oldest, newest);
        if (page.After is { } after && Cursor.Read(after) is { } cursor)
        {
            next = Math.Clamp(SearchSpan.Of(cursor.Key), oldest, newest);
        }

        var hits = new List<TicketId>();
        for (var wanted = 2 * page.Limit; ; wanted *= 4)
        {
            var (found, rest) = await _index.Spans(next, last, wanted, ct);
            hits.AddRange(found);
            var read = await list.Of(hits).Read(page, ct);
            if (rest is null || read.Refusal is not null || read.Value.Next is not null)
            {
                return read;
            }

            next = rest.Value;
        }
    }

    private async Task<(int Oldest, int Newest)> SpansThereAre(CancellationToken ct)
    {
        var times = call.Query<Ticket>().Select(t => t.CreatedAt);
        return (SearchSpan.Of((await times.MinAsync(ct)).ToUnixTimeMilliseconds()), SearchSpan.Of((await times.MaxAsync(ct)).ToUnixTimeMilliseconds()));
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

        return await Show(await _index.First(int.MaxValue, ct), page, ct);
    }

    private Task<Result<Page<TicketView>>> Show(List<TicketId> hits, PageRequest page, CancellationToken ct) =>
        list.Narrow(part => _index.Keep(part, hits)).Read(page, ct);

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
