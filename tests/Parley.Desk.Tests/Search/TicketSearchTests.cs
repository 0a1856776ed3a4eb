using Microsoft.Extensions.DependencyInjection;
using Parley.Desk.Search;
using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Lists;
using Parley.Desk.Workflow;
using Parley.Platform.Data;
using Parley.Platform.Ids;
using Parley.Platform.Work;
using Parley.Testing;

namespace Parley.Desk.Tests.Search;

/// <summary>A host with fourteen months of tickets, one every five days.</summary>
public sealed class HistoryHost : ParleyHost
{
    private const int Tickets = 84;

    private readonly StandingClock _clock = new(new DateTimeOffset(2025, 6, 1, 9, 0, 0, TimeSpan.Zero));

    protected override TimeProvider Clock => _clock;

    public async Task<(TestWorkspace Workspace, IReadOnlyList<TicketView> Told)> Tell()
    {
        var workspace = await NewWorkspace();
        var dispatcher = Services.GetRequiredService<Dispatcher>();
        var told = new List<TicketView>();
        for (var i = 0; i < Tickets; i++)
        {
            _clock.Pass(TimeSpan.FromDays(5));
            var ticket = (await dispatcher.Run(
                workspace.Admin,
                new OpenTicket
                {
                    Subject = $"often {(i < Tickets / 3 ? "formerly" : "lately")} {(i % 20 == 7 ? "seldom" : "")} {(i % 2 == 0 ? "even" : "odd")}",
                    Description = $"Part {i % 5} of five",
                    RequesterEmail = "maya@home.example",
                    Priority = (Priority)(1 + (i % 4)),
                },
                CancellationToken.None)).Value;
            var settled = await dispatcher.Run(workspace.Admin, new ChangeStatus(ticket.Id, i % 3 == 0 ? TicketStatus.Pending : TicketStatus.Resolved), CancellationToken.None);
            told.Add(settled.Value);
        }

        return (workspace, told);
    }
}

public sealed class TicketSearchTests(HistoryHost host) : IClassFixture<HistoryHost>
{
    /// <summary>Which way is followed to the end.</summary>
    private static readonly Dictionary<string, SearchPatience> Ways = new()
    {
        ["the list is looked through"] = SearchPatience.Usual,
        ["and gone on with while it promises to fill the page"] = new(FirstLook: 2, WorthWalking: 1000, FewHits: 1000, LongestWalk: 1000),
        ["all hits are fetched"] = new(FirstLook: 2, WorthWalking: 2, FewHits: 1000, LongestWalk: 1000),
        ["span by span, or on through the list"] = new(FirstLook: 2, WorthWalking: 2, FewHits: 0, LongestWalk: 1000),
        ["on through the list and then all hits"] = new(FirstLook: 2, WorthWalking: 2, FewHits: 0, LongestWalk: 10),
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
                        var expected = Sorted(told.Where(t => holds(t.Subject) && IsIn(filter, t)), sort).Select(t => t.Number);

                        (await Pages(workspace, filter, text, sort, patience)).ShouldBe(expected, $"{text} by {sort}, {filter.Print()}: {way}");
                    }
                }
            }
        }
    }

    private async Task<List<long>> Pages(TestWorkspace workspace, TicketFilter filter, string text, TicketSort sort, SearchPatience patience)
    {
        var found = new List<long>();
        var page = new PageRequest(7);
        do
        {
            await using var session = await host.Services.GetRequiredService<Sessions>().Read(workspace.Id, CancellationToken.None);
            var call = new Call(
                workspace.Admin, session, DateTimeOffset.UnixEpoch, host.Services.GetRequiredService<IdSource>(), host.Services.GetRequiredService<Dispatcher>(), null);
            var list = new TicketList([.. filter.Parts(call.VisibleTickets()).Select(p => filter.Narrow(p, call))], sort, filter.Print());
            var read = (await new TicketSearch(list, SearchQuery.Parse(text).Value, call, patience).Read(page, CancellationToken.None)).Value;
            found.AddRange(read.Data.Select(t => t.Number));
            page = page with { After = read.Next };
        }
        while (page.After is not null);

        return found;
    }

    private static bool IsIn(TicketFilter filter, TicketView ticket) =>
        (filter.Status.Count == 0 || filter.Status.Contains(ticket.Status)) && (filter.Priority.Count == 0 || filter.Priority.Contains(ticket.Priority));

    // Numbers and ids grow with the time of creation.
    private static IEnumerable<TicketView> Sorted(IEnumerable<TicketView> tickets, TicketSort sort)
    {
        var ascending = sort.Field == "priority" ? tickets.OrderBy(t => t.Priority).ThenBy(t => t.Number) : tickets.OrderBy(t => t.Number);
        return sort.Descending ? ascending.Reverse() : ascending;
    }
}
