using Parley.Desk.Assignment.Rules;
using Parley.Desk.Assignment.Scoring;
using Parley.Desk.People;
using Parley.Desk.People.Contacts;

namespace Parley.Desk.Assignment.Replay;

/// <summary>Plays tickets in the order in which they were opened. Each weighs on whoever is given it until it really was done.</summary>
internal sealed class ReplayDesk(ReplayStuff stuff, AssignmentPolicy policy)
{
    private const int ShownDifferences = 25;

    private readonly PriorityQueue<(ReplayAgent.Book Book, int Points, DateTimeOffset From), DateTimeOffset> _ends = new();
    private readonly Dictionary<AgentId, ReplayAgent> _agents = stuff.Agents.ToDictionary(a => a.Id);
    private readonly Dictionary<ContactId, int> _ofCustomers = [];
    private readonly Dictionary<CompanyId, int> _ofCompanies = [];
    private readonly List<ReplayDifference> _differences = [];
    private readonly (Share Given, Share Had) _skills = (new Share(), new Share());
    private long _turn;
    private int _placed;
    private int _other;

    private PriorityPoints Points => stuff.Rules.Rules.Points;

    public ReplayReport Play(CancellationToken ct)
    {
        foreach (var ticket in stuff.Tickets)
        {
            ct.ThrowIfCancellationRequested();
            EndUntil(ticket.CreatedAt);
            Play(ticket);
        }

        EndUntil(stuff.Now);
        return Report();
    }

    private void Play(ReplayTicket ticket)
    {
        var needs = stuff.Rules.Rules.Needs.Where(n => n.IsOf(ticket.Tags, ticket.Type)).ToList();
        var task = new ScoreTask
        {
            Points = Points.Of(ticket.Priority),
            Skills = [.. needs.Select(n => n.Skill).OfType<string>().Distinct()],
            Languages = [.. needs.Select(n => n.Language).OfType<string>().Distinct()],
            OfCustomer = _ofCustomers.GetValueOrDefault(ticket.Customer),
            OfCompany = ticket.Company is { } company ? _ofCompanies.GetValueOrDefault(company) : 0,
        };
        var had = ticket.Assignee is { } assignee ? _agents.GetValueOrDefault(assignee) : null;
        var ranked = Ranking.Of(task, [.. stuff.Agents.Where(a => a.IsFor(ticket.Team)).Select(a => a.At(ticket, stuff.Rules))], policy);
        var given = ranked is [{ Fits: true } best, ..] ? _agents[best.Candidate.Id] : null;
        Begin(had?.Had, ticket);
        Begin(given?.Given, ticket);
        given?.Take(ticket, ++_turn);
        if (given is not null)
        {
            _placed++;
            _ofCustomers[ticket.Customer] = _ofCustomers.GetValueOrDefault(ticket.Customer) + 1;
            if (ticket.Company is { } home)
            {
                _ofCompanies[home] = _ofCompanies.GetValueOrDefault(home) + 1;
            }
        }

        _skills.Given.Add(task, given);
        _skills.Had.Add(task, had);
        Compare(ticket, had, given);
    }

    private void Begin(ReplayAgent.Book? book, ReplayTicket ticket)
    {
        if (book is not null)
        {
            var points = Points.Of(ticket.Priority);
            book.Begin(points);
            _ends.Enqueue((book, points, ticket.CreatedAt), ticket.EndedAt ?? stuff.Now);
        }
    }

    private void EndUntil(DateTimeOffset now)
    {
        while (_ends.TryPeek(out _, out var at) && at <= now)
        {
            var (book, points, from) = _ends.Dequeue();
            book.End(points, at - from);
        }
    }

    private void Compare(ReplayTicket ticket, ReplayAgent? had, ReplayAgent? given)
    {
        if (had == given)
        {
            return;
        }

        _other++;
        if (_differences.Count < ShownDifferences)
        {
            _differences.Add(new ReplayDifference(new Tickets.TicketRef(ticket.Id, ticket.Number), Name(had), Name(given)));
        }
    }

    private ReplayReport Report()
    {
        var over = stuff.Tickets.Count == 0 ? TimeSpan.Zero : stuff.Now - stuff.Tickets[0].CreatedAt;
        return new ReplayReport(
            policy.Kind,
            stuff.Tickets.Count,
            stuff.Tickets.Count == 0 ? null : stuff.Tickets[0].CreatedAt,
            _placed,
            stuff.Tickets.Count(t => t.Assignee is { } a && _agents.ContainsKey(a)),
            _other,
            _skills.Given.Percent,
            _skills.Had.Percent,
            Spread(a => a.Given, over),
            Spread(a => a.Had, over),
            [.. stuff.Agents.OrderByDescending(a => a.Given.Tickets).ThenBy(a => a.Name, StringComparer.Ordinal).Select(a => Line(a, over))],
            _differences);
    }

    private double Spread(Func<ReplayAgent, ReplayAgent.Book> book, TimeSpan over)
    {
        var shares = stuff.Agents.Where(a => a.Capacity > 0).Select(a => book(a).Average(over) * 100 / a.Capacity).ToList();
        return shares.Count == 0 ? 0 : Math.Round(shares.Max() - shares.Min(), 1);
    }

    private static ReplayAgentLine Line(ReplayAgent agent, TimeSpan over) => new(
        new Named(agent.Id.Value, agent.Name),
        agent.Capacity,
        agent.Given.Tickets,
        agent.Had.Tickets,
        agent.Given.Peak,
        agent.Had.Peak,
        Math.Round(agent.Given.Average(over), 1),
        Math.Round(agent.Had.Average(over), 1));

    private static Named? Name(ReplayAgent? agent) => agent is null ? null : new Named(agent.Id.Value, agent.Name);

    /// <summary>The part of the wanted skills that those had who got the tickets.</summary>
    private sealed class Share
    {
        private int _wanted;
        private int _found;

        public double? Percent => _wanted == 0 ? null : Math.Round(_found * 100.0 / _wanted, 1);

        public void Add(ScoreTask task, ReplayAgent? agent)
        {
            if (agent is not null)
            {
                _wanted += task.Skills.Count;
                _found += task.Skills.Count(agent.Skills.Contains);
            }
        }
    }
}
