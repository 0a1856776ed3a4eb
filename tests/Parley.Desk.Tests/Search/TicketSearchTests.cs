using Parley.Desk.Search;
using Parley.Desk.Tests.Search.Language;
using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Lists;

namespace Parley.Desk.Tests.Search;

public sealed class TicketSearchTests(HistoryHost host) : IClassFixture<HistoryHost>
{
    /// <summary>Which way is followed to the end.</summary>
    private static readonly Dictionary<string, SearchPatience> Ways = new()
    {
        ["the list is looked through"] = SearchPatience.Usual,
        ["and gone on with while it promises to fill the page"] = new(FirstLook: 2, WorthWalking: 1000, NearSpans: 1, FewHits: 1000, LongestWalk: 1000),
        ["the next spans"] = new(FirstLook: 2, WorthWalking: 2, NearSpans: 6, FewHits: 1000, LongestWalk: 1000),
        ["all hits are fetched"] = new(FirstLook: 2, WorthWalking: 2, NearSpans: 1, FewHits: 1000, LongestWalk: 1000),
        ["all spans, or on through the list"] = new(FirstLook: 2, WorthWalking: 2, NearSpans: 1, FewHits: 0, LongestWalk: 1000),
        ["on through the list and then all hits"] = new(FirstLook: 2, WorthWalking: 2, NearSpans: 1, FewHits: 0, LongestWalk: 10),
    };

    private static readonly Dictionary<string, Func<string, bool>> Queries = new()
    {
        ["often"] = _ => true,
        ["seldom"] = s => s.Contains("seldom", StringComparison.Ordinal),
        ["formerly even"] = s => s.Contains("formerly", StringComparison.Ordinal) && s.Contains("even", StringComparison.Ordinal),
        ["\"often lately\" -odd"] = s => s.StartsWith("often lately", StringComparison.Ordinal) && !s.Contains("odd", StringComparison.Ordinal),
        ["ofte* formerly lately"] = _ => false,
    };

    [Fact]
    public async Task Every_way_finds_the_same_tickets_in_the_same_order_on_the_same_pages()
    {
        var (workspace, told) = await host.Tell();
        foreach (var (way, patience) in Ways)
        {
            foreach (var (text, holds) in Queries)
            {
                foreach (var sort in new TicketSort[] { new("created_at", true), new("created_at", false), new("priority", true), new("number", false) })
                {
                    foreach (var filter in new TicketFilter[] { new(), new() { Status = [TicketStatus.Pending] }, new() { Status = [TicketStatus.Pending, TicketStatus.Resolved], Priority = [Priority.High] } })
                    {
                        var expected = HistoryHost.Sorted(told.Where(t => holds(t.Subject) && HistoryHost.IsIn(filter, t)), sort).Select(t => t.Number);

                        var found = await host.Pages(workspace, (call, page) =>
                        {
                            var list = new TicketList([filter.Narrow(filter.Whole(call.VisibleTickets()), call)], sort, filter.Print());
                            return new TicketSearch(list, SearchIndex.For(QueryTrees.Words(text), call), call, patience).Read(page, CancellationToken.None);
                        });
                        found.ShouldBe(expected, $"{text} by {sort}, {filter.Print()}: {way}");
                    }
                }
            }
        }
    }
}
