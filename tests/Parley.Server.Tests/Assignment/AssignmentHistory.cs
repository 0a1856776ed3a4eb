using System.Globalization;
using Parley.Desk.Assignment;
using Parley.Desk.Assignment.Duty;
using Parley.Desk.Assignment.Rules;
using Parley.Desk.Calendars;
using Parley.Desk.People;
using Parley.Desk.People.Contacts;
using Parley.Desk.Teams;
using Parley.Desk.Tickets;
using Parley.Desk.Workflow;
using Parley.Platform.Work;
using Parley.Testing;

namespace Parley.Server.Tests.Assignment;

/// <summary>One random history, played to the product and to the plain model at once; after every step all must be with the same agents.</summary>
internal sealed class AssignmentHistory
{
    private static readonly Priority[] Priorities = Enum.GetValues<Priority>();
    private static readonly TicketStatus[] Statuses = Enum.GetValues<TicketStatus>();
    private static readonly string[] Skills = ["diplomacy", "returns", "stock"];

    private readonly AssignmentHost _host;
    private readonly TestWorkspace _workspace;
    private readonly Random _random;
    private readonly PlainAssignment _plain = new();
    private readonly List<TeamId> _teams = [];
    private readonly List<string> _told = [];
    private CalendarId _office;

    private AssignmentHistory(AssignmentHost host, TestWorkspace workspace, int seed) => (_host, _workspace, _random) = (host, workspace, new Random(seed));

    public static async Task Play(AssignmentHost host, int seed, int steps)
    {
        var history = new AssignmentHistory(host, await host.NewWorkspace(), seed);
        await history.Begin();
        for (var i = 0; i < steps; i++)
        {
            await history.Step();
        }
    }

    private async Task Begin()
    {
        await Run(new ChangeWorkflow(null, null, CloseAfterDays: 0));
        await Run(new AddCompany("Acme", $"acme-{_workspace.Tag}.example"));
        _teams.Add((await Run(new AddTeam("Europe"))).Id);
        _teams.Add((await Run(new AddTeam("Returns"))).Id);
        var week = Enum.GetValues<DayOfWeek>().Where(d => d is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Select(d => new WorkingHours(d, "09:00", "17:00"));
        _office = (await Run(new MakeCalendar(new CalendarTerms("Office", "UTC", [.. week], [])))).Id;
        await Run(new ChangeAssignmentRules(null, null, PlainNeeds.All, null));
        var admin = _workspace.Founded.Admin;
        _plain.Agents.Add(new PlainAgent(admin.Id, admin.Name, []));
        foreach (var (name, teams) in new[] { ("Maya One", new[] { 0 }), ("Tom Two", [0, 1]), ("Kim Three", [1]), ("Lena Four", [1]) })
        {
            var own = teams.Select(t => _teams[t]).ToArray();
            _plain.Agents.Add(new PlainAgent((await _host.Hire(_workspace, name, own)).Id, name, own));
        }

        foreach (var agent in _plain.Agents)
        {
            await Change(agent);
        }

        await ChangeRules();
    }

    private Task Step() => _random.Next(100) switch
    {
        < 30 => Open(),
        _ when _plain.Tickets.Count == 0 => Open(),
        < 38 => Reprioritize(),
        < 54 => Move(),
        < 62 => Assign(),
        < 68 => ChangeTeam(),
        < 74 => Ask(),
        < 82 => SetAvailability(),
        < 88 => Change(_plain.Agents[_random.Next(_plain.Agents.Count)]),
        < 95 => Pass(),
        _ => ChangeRules(),
    };

    private async Task Open()
    {
        var customer = _random.Next(4);
        var email = customer < 2 ? $"c{customer}@acme-{_workspace.Tag}.example" : $"c{customer}@home.example";
        var assignee = _random.Next(6) == 0 ? AnyAgent() : null;
        string[] tags = [.. new[] { "vip", "return", "paris" }.Where(_ => _random.Next(3) == 0)];
        var opened = await Run(new OpenTicket
        {
            Subject = "A",
            Description = "B",
            RequesterEmail = email,
            Priority = Any(Priorities),
            Type = _random.Next(3) == 0 ? TicketType.Incident : TicketType.Question,
            Tags = tags,
            TeamId = AnyTeam(),
            AssigneeId = assignee?.Id,
        });
        var ticket = new PlainTicket
        {
            Id = opened.Id,
            Number = _plain.Tickets.Count,
            Customer = email,
            OfCompany = customer < 2,
            Type = opened.Type,
            Tags = tags,
            Priority = opened.Priority,
            Team = opened.Team is { } team ? TeamId.From(team.Id) : null,
            Assignee = assignee,
        };
        _plain.Tickets.Add(ticket);
        _plain.Triage(ticket);
        await Compare($"opens {ticket.Number} {ticket.Priority} {string.Join(',', tags)} for {Name(ticket.Team)} with {assignee?.Name}");
    }

    private async Task Reprioritize()
    {
        var (ticket, priority) = (AnyTicket(), Any(Priorities));
        if (ticket.Status != TicketStatus.Closed)
        {
            await Run(new ChangePriority(ticket.Id, priority));
            ticket.Priority = priority;
        }

        await Compare($"{ticket.Number} becomes {priority}");
    }

    private async Task Move()
    {
        var (ticket, to) = (AnyTicket(), Any(Statuses));
        var done = await _host.Dispatcher.Run(_workspace.Admin, new ChangeStatus(ticket.Id, to), CancellationToken.None);
        if (done.Refusal is null)
        {
            ticket.Status = to;
            PlainAssignment.Changed(ticket);
        }

        await Compare($"{ticket.Number} goes to {to}: {done.Refusal?.Code}");
    }

    private async Task Assign()
    {
        var (ticket, agent) = (AnyTicket(), _random.Next(3) == 0 ? null : AnyAgent());
        if (ticket.Status != TicketStatus.Closed)
        {
            await Run(new AssignTicket(ticket.Id, (AgentId?)agent?.Id, default));
            ticket.Assignee = agent;
            PlainAssignment.Changed(ticket);
        }

        await Compare($"{ticket.Number} is given to {agent?.Name}");
    }

    private async Task ChangeTeam()
    {
        var (ticket, team) = (AnyTicket(), AnyTeam());
        var keepsAgent = _random.Next(2) == 0;
        if (ticket.Status != TicketStatus.Closed)
        {
            await Run(new AssignTicket(ticket.Id, keepsAgent ? default(Optional<AgentId?>) : (AgentId?)null, team));
            var other = ticket.Team != team;
            (ticket.Team, ticket.Assignee) = (team, keepsAgent ? ticket.Assignee : null);
            PlainAssignment.Changed(ticket, other);
            if (other && team is not null)
            {
                _plain.Triage(ticket);
            }
        }

        await Compare($"{ticket.Number} goes to the team {Name(team)}{(keepsAgent ? "" : " without its agent")}");
    }

    private async Task Ask()
    {
        var ticket = AnyTicket();
        var said = await _host.Dispatcher.Run(_workspace.Admin, new AssignAutomatically(ticket.Id), CancellationToken.None);
        var meant = ticket.Status == TicketStatus.Closed ? "ticket_closed" : _plain.Ask(ticket) ? null : "nobody_fits";
        PlainAssignment.Changed(ticket);
        _told.Add($"{ticket.Number} asks for somebody: {meant}");
        said.Refusal?.Code.ShouldBe(meant, string.Join('\n', _told));
        (said.Refusal is null).ShouldBe(meant is null, string.Join('\n', _told));
        await Compare("asked");
    }

    private async Task SetAvailability()
    {
        var agent = AnyAgent();
        agent.IsAway = !agent.IsAway;
        await Run(new SetAvailability(agent.Id, agent.IsAway ? Availability.Away : Availability.Available));
        await Compare($"{agent.Name} is {(agent.IsAway ? "away" : "back")}");
    }

    private async Task Change(PlainAgent agent)
    {
        agent.Capacity = _random.Next(0, 14);
        agent.HasOfficeHours = _random.Next(3) == 0;
        agent.Skills = [.. Skills.Where(_ => _random.Next(2) == 0)];
        agent.Languages = _random.Next(2) == 0 ? ["fr", "en"] : ["en"];
        await Run(new ChangeDuty(agent.Id)
        {
            Capacity = agent.Capacity,
            Calendar = agent.HasOfficeHours ? (CalendarId?)_office : (CalendarId?)null,
            Skills = agent.Skills,
            Languages = agent.Languages,
        });
        await Compare($"{agent.Name} takes {agent.Capacity} {(agent.HasOfficeHours ? "in office hours " : "")}{string.Join(',', agent.Skills)}");
    }

    private async Task Pass()
    {
        _host.Time.Pass(TimeSpan.FromMinutes(_random.Next(1, 600)));
        await Compare("time passes");
    }

    private async Task ChangeRules()
    {
        var rules = _plain.Rules;
        rules.Default = AnyPolicy();
        rules.Teams.Clear();
        foreach (var team in _teams.Where(_ => _random.Next(2) == 0))
        {
            rules.Teams[team] = AnyPolicy();
        }

        rules.Points = _random.Next(2) == 0 ? PriorityPoints.Usual : new PriorityPoints(_random.Next(3), 1 + _random.Next(3), 2, 4);
        await Run(new ChangeAssignmentRules(rules.Default, [.. rules.Teams.Select(t => new WantedTeamPolicy(t.Key, t.Value))], null, rules.Points));
        await Compare($"other rules: {rules.Default} {string.Join(' ', rules.Teams.Select(t => $"{Name(t.Key)}: {t.Value}"))} {rules.Points}");

        AssignmentPolicy AnyPolicy() => new(
            _random.Next(5) == 0 ? AssignmentKind.Off : (AssignmentKind)_random.Next(1, 4),
            new ScoreWeights(Weight(), Weight(), Weight(), Weight(), Weight(), 10));
    }

    private async Task Compare(string what)
    {
        _plain.Now = _host.Now;
        _plain.MoveLine();
        _told.Add($"{_told.Count}. {_host.Now:ddd HH:mm} {what}");
        await _host.Settle(_workspace);
        var story = string.Join('\n', _told);
        (await _host.Tickets(_workspace)).Select(t => Print(t.Priority, t.Status, Name(t.TeamId), Name(t.AssigneeId)))
            .ShouldBe(_plain.Tickets.Select(t => Print(t.Priority, t.Status, Name(t.Team), t.Assignee?.Name)), story);
        (await _host.Waiting(_workspace)).ShouldBe(_plain.InLine().Select(t => t.Id), story);
        var duties = await _host.Duties(_workspace);
        foreach (var agent in _plain.Agents)
        {
            var duty = duties.GetValueOrDefault(agent.Id);
            (duty is null ? 0 : _plain.Rules.Points.Low * duty.Low + _plain.Rules.Points.Normal * duty.Normal + _plain.Rules.Points.High * duty.High + _plain.Rules.Points.Urgent * duty.Urgent)
                .ShouldBe(_plain.Load(agent), $"{story}\nthe load of {agent.Name}");
            (duty?.Turn ?? 0).ShouldBe(agent.Turn, $"{story}\nthe turn of {agent.Name}");
        }
    }

    private static string Print(Priority priority, TicketStatus status, string? team, string? agent) =>
        string.Create(CultureInfo.InvariantCulture, $"{priority} {status} {team} {agent}");

    private Task<T> Run<T>(IUseCase<T> useCase)
    {
        _plain.Now = _host.Now;
        return _host.Run(_workspace, useCase);
    }

    private string? Name(TeamId? team) => team is { } t ? $"team {_teams.IndexOf(t)}" : null;

    private string? Name(AgentId? agent) => agent is { } a ? _plain.Agents.Single(p => p.Id == a).Name : null;

    private PlainTicket AnyTicket() => _plain.Tickets[_random.Next(_plain.Tickets.Count)];

    private PlainAgent AnyAgent() => _plain.Agents[_random.Next(_plain.Agents.Count)];

    private TeamId? AnyTeam() => _random.Next(3) == 0 ? null : _teams[_random.Next(_teams.Count)];

    private int Weight() => _random.Next(0, 4) * 25;

    private T Any<T>(T[] values) => values[_random.Next(values.Length)];
}
