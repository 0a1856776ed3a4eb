using Microsoft.Extensions.DependencyInjection;
using Parley.Desk.People;
using Parley.Desk.Search;
using Parley.Desk.Teams;
using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Lists;
using Parley.Platform.Work;
using Parley.Server.Demo;
using Parley.Server.Hosting;
using Parley.Testing;

namespace Parley.Server.Tests.Demo;

public sealed class DemoWorkspaceTests : IClassFixture<DemoWorkspaceTests.EmptyHost>
{
    private readonly EmptyHost _host;

    public DemoWorkspaceTests(EmptyHost host) => _host = host;

    [Fact]
    public async Task The_demo_tells_ninety_days_of_a_team()
    {
        var demo = new DemoWorkspace(_host.Services, _host.Services.GetRequiredService<Settings>(), TimeProvider.System);
        var signIn = await demo.Make(CancellationToken.None);
        var again = await demo.Make(CancellationToken.None);

        again.ShouldBe(signIn);
        var workspace = await _host.Services.GetRequiredService<WorkspaceLookup>().BySlug("halden-cycles", CancellationToken.None);
        var house = Callers.OfSystem(workspace!.Id); // just made
        (await Count(house, new ListAgents(new PageRequest(100)))).ShouldBe(12);
        (await Count(house, new ListTeams(new PageRequest(100)))).ShouldBe(4);
        var tickets = await AllTickets(house);
        tickets.Count.ShouldBe(300);
        tickets.ShouldAllBe(t => t.UpdatedAt <= TimeProvider.System.GetUtcNow() && t.CreatedAt >= TimeProvider.System.GetUtcNow().AddDays(-95));
        tickets.Select(t => t.Status).Distinct().Count().ShouldBe(6);
        tickets.Where(t => t.Status is TicketStatus.New).ShouldAllBe(t => t.Assignee == null && t.CreatedAt > TimeProvider.System.GetUtcNow().AddDays(-4));

        tickets.ShouldAllBe(t => (t.Status == TicketStatus.Resolved || t.Status == TicketStatus.Closed) == (t.Sla.Count == 0));
        tickets.Where(t => t.Status == TicketStatus.Pending).ShouldAllBe(t => t.Sla.All(c => c.State == SlaState.Paused));
        tickets.Where(t => t.Status == TicketStatus.New).ShouldAllBe(t => t.Sla.Any(c => c.Metric == SlaMetric.FirstResponse));
    }

    [Fact]
    public void Every_conversation_names_people_and_teams_that_there_are()
    {
        var content = DemoContent.Load();
        var addresses = content.Contacts.Select(c => c.Email).ToHashSet();

        content.Conversations.ShouldAllBe(c => addresses.Contains(c.Contact) && content.Team.Teams.Contains(c.Team));
        content.Conversations.Select(c => c.Subject).Distinct().Count().ShouldBe(content.Conversations.Count);
        content.Conversations.SelectMany(c => c.Messages).Average(m => m.Text.Length).ShouldBeGreaterThan(100);
    }

    private async Task<int> Count<T>(Caller caller, IUseCase<Page<T>> list) =>
        (await _host.Services.GetRequiredService<Dispatcher>().Run(caller, list, CancellationToken.None)).Value.Data.Count;

    private async Task<List<TicketView>> AllTickets(Caller caller)
    {
        var all = new List<TicketView>();
        string? after = null;
        do
        {
            var list = new ListTickets(new TicketFilter(), null, TicketSort.Newest, new PageRequest(100, after));
            var page = (await _host.Services.GetRequiredService<Dispatcher>().Run(caller, list, CancellationToken.None)).Value;
            all.AddRange(page.Data);
            after = page.Next;
        }
        while (after is not null);
        return all;
    }

    /// <summary>The demo wants an installation without workspaces.</summary>
    public sealed class EmptyHost : ParleyHost;
}
