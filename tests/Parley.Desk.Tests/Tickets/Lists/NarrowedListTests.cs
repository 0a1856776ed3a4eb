using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Lists;

namespace Parley.Desk.Tests.Tickets.Lists;

public sealed class NarrowedListTests(HistoryHost host) : IClassFixture<HistoryHost>
{
    /// <summary>Which way is followed to the end.</summary>
    private static readonly Dictionary<string, ListPatience> Ways = new()
    {
        ["the first tickets are looked through"] = ListPatience.Usual,
        ["the order leads on"] = new(FirstLook: 5, LeadsOn: 1, Handful: 0, SecondLook: 0, Few: 0),
        ["what is left is a handful"] = new(FirstLook: 5, LeadsOn: 1000, Handful: 1000, SecondLook: 0, Few: 0),
        ["more of the order is looked through"] = new(FirstLook: 5, LeadsOn: 1000, Handful: 0, SecondLook: 1000, Few: 0),
        ["what is left is fetched and put in order"] = new(FirstLook: 5, LeadsOn: 1000, Handful: 0, SecondLook: 10, Few: 1000),
        ["what is left is much"] = new(FirstLook: 5, LeadsOn: 1000, Handful: 0, SecondLook: 10, Few: 0),
    };

    private static readonly TicketFilter[] Filters =
    [
        new() { Priority = [Priority.High] },
        new() { Priority = [Priority.High, Priority.Low], Status = [TicketStatus.Pending] },
        // A third is pending and the rest resolved: the first of one status end elsewhere than the first of the other.
        new() { Priority = [Priority.High], Status = [TicketStatus.Pending, TicketStatus.Resolved] },
        new() { Priority = [Priority.High], Status = [TicketStatus.New, TicketStatus.Pending] },
        new() { Priority = [Priority.High], Status = [TicketStatus.New] },
    ];

    [Fact]
    public async Task Every_way_reads_the_same_tickets_in_the_same_order_on_the_same_pages()
    {
        var (workspace, told) = await host.Tell();
        foreach (var (way, patience) in Ways)
        {
            foreach (var filter in Filters)
            {
                foreach (var sort in from field in TicketSort.Fields from down in new[] { true, false } select new TicketSort(field, down))
                {
                    var expected = HistoryHost.Sorted(told.Where(t => HistoryHost.IsIn(filter, t)), sort).Select(t => t.Number);

                    var found = await host.Pages(workspace, (call, page) =>
                    {
                        var all = new TicketList([filter.Whole(call.VisibleTickets())], sort, filter.Print());
                        return new NarrowedList(all, tickets => filter.Narrow(tickets, call), patience).Read(page, CancellationToken.None);
                    });
                    found.ShouldBe(expected, $"{sort}, {filter.Print()}: {way}");
                }
            }
        }
    }
}
