using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parley.Desk.Counters;
using Parley.Desk.People;
using Parley.Desk.Search;
using Parley.Desk.Sla.Policies;
using Parley.Desk.Teams;
using Parley.Desk.Tests.Search.Language;
using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Lists;
using Parley.Desk.Tickets.Trash;
using Parley.Desk.Workflow;
using Parley.Platform;
using Parley.Platform.Data;
using Parley.Platform.Work;
using Parley.Testing;

namespace Parley.Desk.Tests.Counters;

public sealed class CountersTests(TellingHost host) : IClassFixture<TellingHost>
{
    private const int Steps = 250;

    [Fact]
    public async Task However_tickets_change_the_counters_say_what_a_count_of_all_says()
    {
        var dice = new Random(3);
        var told = await host.Tell(dice);
        var admin = told.Workspace.Admin;
        var member = told.Agents[1];
        var one = admin with { Actor = new Actor(ActorType.Agent, member.Id.Value, member.Name), SeesAllTickets = false, Teams = [told.Teams[1].Id.Value] };
        for (var step = 0; step < Steps; step++)
        {
            await Step(dice, told);
            if (step % 10 == 0)
            {
                await host.Services.GetRequiredService<FoldCounts>().Fold(CancellationToken.None);
            }

            if (step % 5 == 0)
            {
                await ShouldAgree(admin);
                await ShouldAgree(one);
            }
        }

        await host.Services.GetRequiredService<FoldCounts>().Fold(CancellationToken.None);
        (await CountOf(told.Workspace, "ticket_delta")).ShouldBe(0);
        await ShouldAgree(admin);
    }

    [Fact]
    public async Task A_creation_that_is_taken_back_leaves_nothing_to_count()
    {
        var workspace = await host.NewWorkspace();
        var order = new OpenTicket { Subject = "A", Description = "B", RequesterEmail = "kim@home.example" };

        (await host.Dispatcher.Run(workspace.Admin, order with { AssigneeId = AgentId.From(workspace.Id.Value) }, CancellationToken.None)).Refusal.ShouldNotBeNull();
        await Should.ThrowAsync<OperationCanceledException>(() => host.Dispatcher.Run(workspace.Admin, order with { Subject = "C" }, new CancellationToken(canceled: true)));

        (await CountOf(workspace, "ticket_delta") + await CountOf(workspace, "ticket_count")).ShouldBe(0);
    }

    [Fact]
    public async Task A_broken_promise_is_counted_until_it_is_kept()
    {
        var workspace = await host.NewWorkspace();
        var admin = workspace.Admin;
        var half = Enum.GetValues<Priority>().Select(p => new SlaTargets(p, 30, null, null));
        await host.Dispatcher.Run(admin, new MakeSlaPolicy(new SlaPolicyTerms("All", new SlaConditions([], [], [], [], [], []), null, [.. half], null, null)), CancellationToken.None);
        var ticket = (await host.Dispatcher.Run(admin, new OpenTicket { Subject = "A", Description = "B", RequesterEmail = "kim@home.example" }, CancellationToken.None)).Value;
        (await Late()).ShouldBe((0, 0));

        host.StandingClock.Pass(TimeSpan.FromMinutes(31));
        (await Late()).Overdue.ShouldBe(1);
        await host.Dispatcher.Run(admin, new ChangePriority(ticket.Id, Priority.High), CancellationToken.None); // settles its clocks
        (await Late()).ShouldBe((1, 1));
        await host.Dispatcher.Run(admin, new ChangeStatus(ticket.Id, TicketStatus.Pending), CancellationToken.None);
        (await Late()).ShouldBe((0, 1));
        await host.Dispatcher.Run(admin, new ChangeStatus(ticket.Id, TicketStatus.Resolved), CancellationToken.None);
        (await Late()).ShouldBe((0, 0));

        async Task<(long Overdue, long Breached)> Late()
        {
            var stats = (await host.Dispatcher.Run(admin, new ReadStats(null), CancellationToken.None)).Value;
            return (stats.Overdue, stats.Breached);
        }
    }

    [Fact]
    public async Task Todays_begin_with_the_day_of_the_zone()
    {
        var workspace = await host.NewWorkspace();
        await host.Dispatcher.Run(workspace.Admin, new OpenTicket { Subject = "A", Description = "B", RequesterEmail = "kim@home.example" }, CancellationToken.None);
        // It is at most so late anywhere that 25 hours ago was no more today.
        host.StandingClock.Pass(TimeSpan.FromHours(25));
        var ticket = await host.Dispatcher.Run(workspace.Admin, new OpenTicket { Subject = "A", Description = "B", RequesterEmail = "kim@home.example" }, CancellationToken.None);
        await host.Dispatcher.Run(workspace.Admin, new ChangeStatus(ticket.Value.Id, TicketStatus.Resolved), CancellationToken.None);

        foreach (var zone in new[] { null, "Europe/Berlin", "Pacific/Kiritimati", "Asia/Kathmandu" })
        {
            var stats = (await host.Dispatcher.Run(workspace.Admin, new ReadStats(zone), CancellationToken.None)).Value;
            (stats.Total, stats.CreatedToday, stats.ResolvedToday).ShouldBe((2, 1, 1), zone);
        }

        (await host.Dispatcher.Run(workspace.Admin, new ReadStats("Mars/Olympus"), CancellationToken.None)).Refusal!.Errors.Single().Field.ShouldBe("/time_zone");
    }

    [Theory]
    [InlineData("2026-03-08T12:00Z", "America/Havana", "2026-03-08T05:00Z")] // no midnight: 0:00 became 1:00
    [InlineData("2026-11-01T12:00Z", "America/Havana", "2026-11-01T04:00Z")] // midnight twice
    [InlineData("2026-03-29T12:00Z", "Europe/Berlin", "2026-03-28T23:00Z")]
    [InlineData("2026-06-01T20:00Z", "Asia/Kathmandu", "2026-06-01T18:15Z")]
    [InlineData("2026-06-01T00:00Z", "Etc/UTC", "2026-06-01T00:00Z")]
    public void A_day_begins_where_its_zone_says(string now, string zone, string began) =>
        Today.Began(DateTimeOffset.Parse(now, null), TimeZoneInfo.FindSystemTimeZoneById(zone)).ShouldBe(DateTimeOffset.Parse(began, null));

    private async Task Step(Random dice, ToldWorkspace told)
    {
        host.StandingClock.Pass(TimeSpan.FromMinutes(dice.Next(0, 600)));
        var ticket = told.Tickets[dice.Next(told.Tickets.Count)].View.Id;
        var team = dice.Next(3) == 0 ? (TeamId?)null : told.Teams[dice.Next(2)].Id;
        var agent = dice.Next(3) == 0 ? (AgentId?)null : told.Agents[dice.Next(3)].Id;
        switch (dice.Next(10))
        {
            case 0:
                await Run(told, new OpenTicket { Subject = "New", Description = "B", RequesterEmail = "kim@home.example", Priority = (Priority)dice.Next(1, 5), AssigneeId = agent, TeamId = team });
                break;
            case 1:
                await Run(told, new ChangeStatus(ticket, (TicketStatus)dice.Next(6)));
                break;
            case 2:
                await Run(told, new ChangePriority(ticket, (Priority)dice.Next(1, 5)));
                break;
            case 3:
                await Run(told, new AssignTicket(ticket, agent, team));
                break;
            case 4:
                await Run(told, new UpdateTicket(ticket) { Subject = "Other", Status = (TicketStatus)dice.Next(6), Priority = (Priority)dice.Next(1, 5), Team = team });
                break;
            case 5:
                await Run(told, new DeleteTicket(ticket));
                break;
            case 6:
                await Run(told, new RestoreTicket(ticket));
                break;
            case 7:
                await Run(told, new MarkSpam(ticket, BlockSender: false));
                break;
            case 8:
                await Run(told, new UnmarkSpam(ticket));
                break;
            default:
                await Run(told, new OpenTicket { Subject = "", Description = "B", RequesterEmail = "kim@home.example" });
                break;
        }
    }

    private async Task Run<T>(ToldWorkspace told, IUseCase<T> useCase) => await host.Dispatcher.Run(told.Workspace.Admin, useCase, CancellationToken.None);

    private async Task ShouldAgree(Caller caller)
    {
        var (stats, all) = await AtOneMoment(caller);
        var open = all.Where(t => t.Status is not (TicketStatus.Resolved or TicketStatus.Closed)).ToList();
        var midnight = new DateTimeOffset(stats.AsOf.UtcDateTime.Date, TimeSpan.Zero);

        (stats.Total, stats.Open, stats.Unassigned).ShouldBe((all.Count, open.Count, open.Count(t => t.Assignee is null)));
        (stats.CreatedToday, stats.ResolvedToday).ShouldBe((all.Count(t => t.CreatedAt >= midnight), all.Count(t => t.ResolvedAt >= midnight)));
        stats.ByStatus.ShouldBe(Enum.GetValues<TicketStatus>().ToDictionary(Words.Of, s => all.LongCount(t => t.Status == s)), ignoreOrder: true);
        stats.ByPriority.ShouldBe(Enum.GetValues<Priority>().ToDictionary(Words.Of, p => all.LongCount(t => t.Priority == p)), ignoreOrder: true);
        stats.ByTeam.ShouldBe(Held(all, t => t.Team), ignoreOrder: true);
        stats.ByAgent.ShouldBe(Held(all, t => t.Assignee), ignoreOrder: true);
    }

    // Resolved tickets close by themselves meanwhile.
    private async Task<(TicketStats Stats, List<TicketView> All)> AtOneMoment(Caller caller)
    {
        while (true)
        {
            var before = (await host.Dispatcher.Run(caller, new ReadStats(null), CancellationToken.None)).Value;
            var all = await All(caller);
            var after = (await host.Dispatcher.Run(caller, new ReadStats(null), CancellationToken.None)).Value;
            if (before.ByStatus.SequenceEqual(after.ByStatus))
            {
                return (after, all);
            }
        }
    }

    private static IEnumerable<HeldTickets> Held(List<TicketView> all, Func<TicketView, Named?> holder) =>
        all.GroupBy(holder).Select(g => new HeldTickets(g.Key?.Id, g.Key?.Name, g.Count(t => t.Status is not (TicketStatus.Resolved or TicketStatus.Closed)), g.Count()));

    private async Task<List<TicketView>> All(Caller caller)
    {
        var all = new List<TicketView>();
        var page = new PageRequest(100);
        do
        {
            var read = (await host.Dispatcher.Run(caller, new ListTickets(new TicketFilter(), null, TicketSort.Newest, page), CancellationToken.None)).Value;
            all.AddRange(read.Data);
            page = page with { After = read.Next };
        }
        while (page.After is not null);

        return all;
    }

    private async Task<long> CountOf(TestWorkspace workspace, string table)
    {
        await using var session = await host.Services.GetRequiredService<Sessions>().Read(workspace.Id, CancellationToken.None);
        return table == "ticket_delta" ? await Sum(session.Db.Set<TicketDelta>()) : await Sum(session.Db.Set<TicketCount>());

        static Task<long> Sum<T>(IQueryable<T> rows) => rows.LongCountAsync();
    }
}
