using Microsoft.Extensions.DependencyInjection;
using Parley.Desk.Escalation;
using Parley.Desk.Escalation.Rules;
using Parley.Desk.People;
using Parley.Desk.Sla.Policies;
using Parley.Desk.Teams;
using Parley.Desk.Tests.Search.Language;
using Parley.Desk.Tickets;
using Parley.Desk.Workflow;
using Parley.Platform.Work;
using Parley.Testing;

namespace Parley.Desk.Tests.Escalation;

public sealed class EscalationTests(TellingHost host) : IClassFixture<TellingHost>
{
    private const int Histories = 8;
    private const int Steps = 60;

    [Fact]
    public async Task However_it_is_escalated_and_changed_taking_all_back_restores_what_nobody_touched()
    {
        var escalated = 0;
        for (var seed = 0; seed < Histories; seed++)
        {
            var dice = new Random(seed);
            var (workspace, teams) = await World(3);
            var ticket = await Open(workspace);
            var model = new Model(null, null, Priority.Normal, 0);
            var before = new Stack<(Model From, Model To)>();
            for (var step = 0; step < Steps; step++)
            {
                host.StandingClock.Pass(TimeSpan.FromMinutes(1));
                switch (dice.Next(6))
                {
                    case 0 or 1:
                        var up = await Run(workspace, new EscalateTicket(ticket, "Because"));
                        var next = Enumerable.Range(1, 3).FirstOrDefault(level => level > model.Level && teams[level - 1].Id != model.Team);
                        (up.Refusal is null).ShouldBe(next > 0, $"{seed}, {step}");
                        if (next > 0)
                        {
                            var to = new Model(teams[next - 1].Id, null, (Priority)Math.Min(4, (int)model.Priority + 1), next);
                            before.Push((model, to));
                            model = to;
                            escalated++;
                        }

                        break;
                    case 2 or 3:
                        var back = await Run(workspace, new TakeBackEscalation(ticket));
                        (back.Refusal is null).ShouldBe(before.Count > 0, $"{seed}, {step}");
                        model = before.TryPop(out var last) ? model.Back(last.From, last.To) : model;
                        break;
                    case 4:
                        var priority = (Priority)dice.Next(1, 5);
                        await Run(workspace, new ChangePriority(ticket, priority));
                        model = model with { Priority = priority };
                        break;
                    default:
                        var (agent, team) = (dice.Next(2) == 0 ? (AgentId?)null : AgentId.From(workspace.Founded.Admin.Id.Value), dice.Next(3) == 0 ? (TeamId?)null : teams[dice.Next(3)].Id);
                        await Run(workspace, new AssignTicket(ticket, agent, team));
                        model = model with { Team = team, Assignee = agent };
                        break;
                }

                var shown = (await Run(workspace, new ReadTicket(ticket, null))).Value;
                new Model(shown.Team is { } t ? TeamId.From(t.Id) : null, shown.Assignee is { } a ? AgentId.From(a.Id) : null, shown.Priority, shown.EscalationLevel).ShouldBe(model, $"{seed}, {step}");
            }
        }

        escalated.ShouldBeGreaterThan(Histories * 5);
    }

    [Fact]
    public async Task A_rule_escalates_what_is_old_enough_once_and_nothing_that_is_done_or_aside()
    {
        var (workspace, teams) = await World(2);
        await Run(workspace, new MakeRule(new RuleTerms("Old", 60, null, Priority.Normal, null, null, Active: true)));
        var (old, low, done) = (await Open(workspace), await Open(workspace, Priority.Low), await Open(workspace));
        await Run(workspace, new ChangeStatus(done, TicketStatus.Resolved));
        host.StandingClock.Pass(TimeSpan.FromMinutes(30));
        var young = await Open(workspace);
        await Sweep();
        (await Levels(workspace, old, low, done, young)).ShouldBe([0, 0, 0, 0]);

        host.StandingClock.Pass(TimeSpan.FromMinutes(31));
        await Sweep();
        await Sweep();

        (await Levels(workspace, old, low, done, young)).ShouldBe([1, 0, 0, 0]);
        var ticket = (await Run(workspace, new ReadTicket(old, null))).Value;
        (ticket.Team!.Id, ticket.Priority).ShouldBe((teams[0].Id.Value, Priority.High));
        (await Run(workspace, new ListEscalations(old))).Value.Data.Single().By.Name.ShouldBe("rule:escalation");
        await Run(workspace, new TakeBackEscalation(old));
        await Sweep();
        (await Levels(workspace, old)).ShouldBe([0]);
    }

    [Fact]
    public async Task A_rule_escalates_what_is_promised_soon_and_at_the_end_of_the_way_only_makes_it_more_urgent()
    {
        var (workspace, _) = await World(0);
        var targets = Enum.GetValues<Priority>().Select(p => new SlaTargets(p, 60, null, null));
        await Run(workspace, new MakeSlaPolicy(new SlaPolicyTerms("All", new SlaConditions([], [], [], [], [], []), null, [.. targets], null, null)));
        await Run(workspace, new MakeRule(new RuleTerms("Near", null, 10, Priority.Low, null, "vip", Active: true)));
        await Run(workspace, new MakeRule(new RuleTerms("Late", null, 0, Priority.Low, null, null, Active: true)));
        var (vip, plain) = (await Open(workspace, Priority.Low, "vip"), await Open(workspace, Priority.Low));

        host.StandingClock.Pass(TimeSpan.FromMinutes(51));
        await Sweep();
        (await Priorities(workspace, vip, plain)).ShouldBe([Priority.Normal, Priority.Low]);
        host.StandingClock.Pass(TimeSpan.FromMinutes(10));
        await Sweep();

        (await Priorities(workspace, vip, plain)).ShouldBe([Priority.High, Priority.Normal]);
        (await Run(workspace, new ListEscalations(vip))).Value.Data.Select(e => e.Reason).ShouldBe(["Late: a promise is late", "Near: a promise is near"]);
    }

    private Task Sweep() => host.Services.GetRequiredService<SweepRules>().Sweep(CancellationToken.None);

    private async Task<IEnumerable<int>> Levels(TestWorkspace workspace, params TicketId[] tickets) => (await Views(workspace, tickets)).Select(t => t.EscalationLevel);

    private async Task<IEnumerable<Priority>> Priorities(TestWorkspace workspace, params TicketId[] tickets) => (await Views(workspace, tickets)).Select(t => t.Priority);

    private async Task<IEnumerable<TicketView>> Views(TestWorkspace workspace, TicketId[] tickets) =>
        (await Run(workspace, new ReadSomeTickets(tickets))).Value.OrderBy(t => Array.IndexOf(tickets, t.Id));

    private async Task<TicketId> Open(TestWorkspace workspace, Priority priority = Priority.Normal, params string[] tags) =>
        (await Run(workspace, new OpenTicket { Subject = "A", Description = "B", RequesterEmail = "kim@home.example", Priority = priority, Tags = tags })).Value.Id;

    private async Task<(TestWorkspace Workspace, List<TeamView> Teams)> World(int tiers)
    {
        var workspace = await host.NewWorkspace();
        var teams = new List<TeamView>();
        for (var i = 1; i <= tiers; i++)
        {
            teams.Add((await Run(workspace, new AddTeam($"Team {i}"))).Value);
        }

        await Run(workspace, new SetTiers([.. teams.Select(t => new NewTier(t.Name, t.Id))]));
        return (workspace, teams);
    }

    private Task<Result<T>> Run<T>(TestWorkspace workspace, IUseCase<T> useCase) => host.Dispatcher.Run(workspace.Admin, useCase, CancellationToken.None);

    private sealed record Model(TeamId? Team, AgentId? Assignee, Priority Priority, int Level)
    {
        public Model Back(Model from, Model to) =>
            new(Team == to.Team ? from.Team : Team, Assignee == to.Assignee ? from.Assignee : Assignee, Priority == to.Priority ? from.Priority : Priority, from.Level);
    }
}
