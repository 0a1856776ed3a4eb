using Microsoft.Extensions.DependencyInjection;
using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Lists;
using Parley.Desk.Workflow;
using Parley.Platform.Data;
using Parley.Platform.Ids;
using Parley.Platform.Work;
using Parley.Testing;

namespace Parley.Desk.Tests;

/// <summary>A host with fourteen months of tickets: three at the same time, every fifteen days.</summary>
public sealed class HistoryHost : ParleyHost
{
    private const int Tickets = 84;

    private readonly StandingClock _clock = new(new DateTimeOffset(2025, 6, 1, 9, 0, 0, TimeSpan.Zero));

    protected override TimeProvider Clock => _clock;

    public async Task<(TestWorkspace Workspace, IReadOnlyList<TicketView> Told)> Tell()
    {
        var workspace = await NewWorkspace();
        var dispatcher = Services.GetRequiredService<Dispatcher>();
        // What was resolved stays so, however long ago.
        await dispatcher.Run(workspace.Admin, new ChangeWorkflow(null, null, CloseAfterDays: 0), CancellationToken.None);
        var told = new List<TicketView>();
        for (var i = 0; i < Tickets; i++)
        {
            _clock.Pass(TimeSpan.FromDays(i % 3 == 0 ? 15 : 0));
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

    /// <summary>The numbers of the tickets on all pages.</summary>
    internal async Task<List<long>> Pages(TestWorkspace workspace, Func<Call, PageRequest, Task<Result<Page<TicketView>>>> read)
    {
        var found = new List<long>();
        var page = new PageRequest(7);
        do
        {
            await using var session = await Services.GetRequiredService<Sessions>().Read(workspace.Id, CancellationToken.None);
            var call = new Call(workspace.Admin, session, DateTimeOffset.UnixEpoch, Services.GetRequiredService<IdSource>(), Services.GetRequiredService<Dispatcher>(), null);
            var shown = (await read(call, page)).Value;
            found.AddRange(shown.Data.Select(t => t.Number));
            page = page with { After = shown.Next };
        }
        while (page.After is not null);

        return found;
    }

    public static bool IsIn(TicketFilter filter, TicketView ticket) =>
        (filter.Status.Count == 0 || filter.Status.Contains(ticket.Status)) && (filter.Priority.Count == 0 || filter.Priority.Contains(ticket.Priority));

    // Numbers and ids grow with the time of creation.
    public static IEnumerable<TicketView> Sorted(IEnumerable<TicketView> tickets, TicketSort sort)
    {
        var ascending = sort.Field == "priority" ? tickets.OrderBy(t => t.Priority).ThenBy(t => t.Number) : tickets.OrderBy(t => t.Number);
        return sort.Descending ? ascending.Reverse() : ascending;
    }
}
