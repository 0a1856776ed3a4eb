using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parley.Desk.Assignment.Rules;
using Parley.Desk.Assignment.Waiting;
using Parley.Desk.Tickets;
using Parley.Platform.Data;
using Parley.Platform.Work;
using Parley.Testing;

namespace Parley.Server.Tests.Assignment;

/// <summary>Sixteen workers want to give away the same tickets: on PostgreSQL from two nodes, on SQLite from one.</summary>
public sealed class RacingWorkersTests(AssignmentHost host) : IClassFixture<AssignmentHost>
{
    private const int Workers = 16;
    private const int Tickets = 48;
    private const int Capacity = 20;
    private const int Each = Capacity / 2; // a normal ticket weighs 2

    [Theory]
    [InlineData(AssignmentKind.RoundRobin)]
    [InlineData(AssignmentKind.LeastLoaded)]
    [InlineData(AssignmentKind.Score)]
    public async Task No_ticket_is_given_twice_and_nobody_is_given_more_than_they_take_on(AssignmentKind kind)
    {
        var workspace = await host.NewWorkspace();
        foreach (var name in new[] { "Maya One", "Tom Two", "Kim Three" })
        {
            await host.Hire(workspace, name);
        }

        var tickets = new List<TicketId>();
        for (var i = 0; i < Tickets; i++)
        {
            tickets.Add((await host.Run(workspace, new OpenTicket { Subject = "A", Description = "B", RequesterEmail = $"c{i % 7}@home.example" })).Id);
        }

        await host.Run(workspace, new ChangeAssignmentRules(new AssignmentPolicy(kind, ScoreWeights.Usual), null, null, null));
        await using var other = await Other();
        var dispatchers = new[] { host.Dispatcher, other?.Services.GetRequiredService<Dispatcher>() ?? host.Dispatcher };

        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(() => Work(dispatchers[worker % 2], workspace, Shuffled(tickets, worker)))));

        var held = await host.Tickets(workspace);
        held.Where(t => t.AssigneeId is not null).GroupBy(t => t.AssigneeId).Select(h => h.Count()).ShouldBe([Each, Each, Each, Each]);
        (await host.Duties(workspace)).Values.ShouldAllBe(d => d.Normal == Each);
        (await host.Waiting(workspace)).Count.ShouldBe(Tickets - (4 * Each));
        await using var session = await host.Services.GetRequiredService<Sessions>().Read(workspace.Id, CancellationToken.None);
        var assigned = await session.Db.Set<Event>().Where(e => e.Type == "ticket.assigned").ToListAsync();
        assigned.Select(e => e.SubjectId).ShouldBeUnique();
        assigned.Count.ShouldBe(4 * Each);
    }

    private static async Task Work(Dispatcher dispatcher, TestWorkspace workspace, IEnumerable<TicketId> tickets)
    {
        foreach (var ticket in tickets)
        {
            (await dispatcher.Run(PlaceTicket.By(workspace.Id), new PlaceTicket(ticket), CancellationToken.None)).Refusal.ShouldBeNull();
        }
    }

    private static TicketId[] Shuffled(IReadOnlyList<TicketId> tickets, int seed)
    {
        var own = tickets.ToArray();
        new Random(seed).Shuffle(own);
        return own;
    }

    private async Task<ParleyNode?> Other()
    {
        if (!TestDatabase.IsPostgres)
        {
            return null;
        }

        var master = await File.ReadAllTextAsync(Path.Combine(host.Settings.Data, "master.key"));
        return await ParleyNode.Start(host.Settings with { Data = Path.Combine(host.Settings.Data, $"node-{Guid.CreateVersion7():N}"), MasterKey = master }, host.Time);
    }
}
