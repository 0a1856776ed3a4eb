using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Parley.Desk.People;
using Parley.Desk.People.Contacts;
using Parley.Desk.Teams;
using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Fields;
using Parley.Desk.Workflow;
using Parley.Platform.Work;
using Parley.Testing;

namespace Parley.Desk.Tests.Search.Language;

/// <summary>A host with a workspace of tickets of every kind, each with its words.</summary>
public sealed class TellingHost : ParleyHost
{
    public static readonly string[] Words = ["battery", "charger", "often", "seldom", "lately", "hb36", "loose"];
    public static readonly string[] Tags = ["vip", "late", "return"];

    private const int Tickets = 90;

    protected override TimeProvider Clock => StandingClock;

    public StandingClock StandingClock { get; } = new(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));

    public Dispatcher Dispatcher => Services.GetRequiredService<Dispatcher>();

    internal async Task<ToldWorkspace> Tell(Random dice)
    {
        var workspace = await NewWorkspace();

        // What closes by itself meanwhile would be another ticket than the one that was told.
        await Run(workspace, new ChangeWorkflow(null, null, CloseAfterDays: 0));
        var teams = new[] { await Run(workspace, new AddTeam("Service Europe")), await Run(workspace, new AddTeam("Returns")) };
        var agents = new List<AgentView>();
        foreach (var (name, team) in new[] { ("Maya Lopez", 0), ("Maya Brandt", 1), ("Tom Ode", 1) })
        {
            var email = $"{name.Split(' ')[1].ToLowerInvariant()}-{workspace.Tag}@desk.example";
            var person = new NewAgent(name, email, Role.Agent, TicketAccess.Teams, [teams[team].Id]);
            agents.Add((await Services.GetRequiredService<HireAgent>().Run(workspace.Admin, person, "correct horse", CancellationToken.None)).Value.Agent);
        }

        await Run(workspace, new AddField("plan", "Plan", FieldType.Select, null, [new WantedOption("gold", "Gold", null), new WantedOption("silver", "Silver", null)], []));
        await Run(workspace, new AddField("count", "Count", FieldType.Number, null, [], []));
        await Run(workspace, new AddField("checked", "Checked", FieldType.Checkbox, null, [], []));
        await Run(workspace, new AddCompany("Acme GmbH", $"acme-{workspace.Tag}.example"));
        var told = new List<ToldTicket>();
        for (var i = 0; i < Tickets; i++)
        {
            StandingClock.Pass(TimeSpan.FromHours(dice.Next(0, 24)));
            told.Add(await TellOne(workspace, teams, agents, dice));
        }

        return new ToldWorkspace(workspace, teams, agents, told);
    }

    private async Task<ToldTicket> TellOne(TestWorkspace workspace, TeamView[] teams, List<AgentView> agents, Random dice)
    {
        var text = string.Join(' ', Enumerable.Range(0, dice.Next(2, 6)).Select(_ => Words[dice.Next(Words.Length)]));
        var order = new OpenTicket
        {
            Subject = text,
            Description = Words[dice.Next(Words.Length)],
            RequesterEmail = dice.Next(3) == 0 ? $"lena@acme-{workspace.Tag}.example" : "kim@home.example",
            RequesterName = "Somebody",
            Priority = (Priority)dice.Next(1, 5),
            Type = (TicketType)dice.Next(4),
            Source = (TicketSource)dice.Next(7),
            Tags = [.. Tags.Where(_ => dice.Next(4) == 0)],
            TeamId = dice.Next(3) == 0 ? null : teams[dice.Next(2)].Id,
            AssigneeId = dice.Next(2) == 0 ? null : agents[dice.Next(3)].Id,
            CustomFields = new Dictionary<string, object?>
            {
                ["plan"] = dice.Next(3) switch { 0 => "gold", 1 => "silver", _ => null },
                ["count"] = dice.Next(2) == 0 ? dice.Next(3) : null,
                ["checked"] = dice.Next(3) switch { 0 => true, 1 => false, _ => null },
            }.ToDictionary(f => f.Key, f => JsonSerializer.SerializeToElement(f.Value)),
        };
        var ticket = await Run(workspace, order);
        StandingClock.Pass(TimeSpan.FromHours(dice.Next(0, 3)));
        var status = (TicketStatus)dice.Next(5);
        ticket = status == TicketStatus.New ? ticket : await Run(workspace, new ChangeStatus(ticket.Id, status));
        if (status == TicketStatus.Resolved && dice.Next(2) == 0)
        {
            ticket = await Run(workspace, new ChangeStatus(ticket.Id, TicketStatus.Closed));
        }

        return new ToldTicket(ticket, $"{ticket.Number} {text} Somebody {order.RequesterEmail} {order.Description}");
    }

    private async Task<T> Run<T>(TestWorkspace workspace, IUseCase<T> useCase) => (await Dispatcher.Run(workspace.Admin, useCase, CancellationToken.None)).Value;
}

internal sealed record ToldWorkspace(TestWorkspace Workspace, IReadOnlyList<TeamView> Teams, IReadOnlyList<AgentView> Agents, IReadOnlyList<ToldTicket> Tickets);

/// <param name="Text">All that is written on it.</param>
internal sealed record ToldTicket(TicketView View, string Text);
