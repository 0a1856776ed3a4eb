using Parley.Desk.Assignment.Duty;
using Parley.Desk.Assignment.Rules;
using Parley.Desk.Assignment.Scoring;
using Parley.Desk.People;
using Parley.Desk.People.Contacts;
using Parley.Desk.Teams;

namespace Parley.Desk.Assignment.Replay;

/// <summary>An agent in a replay: as they are now, but with the tickets that they are given in it.</summary>
internal sealed class ReplayAgent(AgentId id, string name, IReadOnlySet<TeamId> teams, AgentDuty? duty)
{
    private readonly Dictionary<ContactId, int> _ofCustomers = [];
    private readonly Dictionary<CompanyId, int> _ofCompanies = [];
    private long _turn;

    public AgentId Id => id;

    public string Name => name;

    public int Capacity { get; } = duty?.Capacity ?? AgentView.UsualCapacity;

    public IReadOnlyList<string> Skills { get; } = duty?.Skills ?? [];

    public Book Given { get; } = new();

    /// <summary>What they really had.</summary>
    public Book Had { get; } = new();

    public bool IsFor(TeamId? team) => team is not { } one || teams.Contains(one);

    /// <summary>Who is away now was not away then: nobody knows.</summary>
    public ScoreCandidate At(ReplayTicket ticket, RulesInEffect rules) => ScoreFacts.Candidate(id, name, duty, rules, ticket.CreatedAt) with
    {
        IsAway = false,
        Load = Given.Points,
        Turn = _turn,
        OfCustomer = _ofCustomers.GetValueOrDefault(ticket.Customer),
        OfCompany = ticket.Company is { } company ? _ofCompanies.GetValueOrDefault(company) : 0,
    };

    public void Take(ReplayTicket ticket, long turn)
    {
        _turn = turn;
        _ofCustomers[ticket.Customer] = _ofCustomers.GetValueOrDefault(ticket.Customer) + 1;
        if (ticket.Company is { } company)
        {
            _ofCompanies[company] = _ofCompanies.GetValueOrDefault(company) + 1;
        }
    }

    /// <summary>What an agent comes to have over time.</summary>
    internal sealed class Book
    {
        private double _pointHours;

        public int Tickets { get; private set; }

        public int Points { get; private set; }

        public int Peak { get; private set; }

        public void Begin(int points)
        {
            (Tickets, Points) = (Tickets + 1, Points + points);
            Peak = Math.Max(Peak, Points);
        }

        public void End(int points, TimeSpan after)
        {
            Points -= points;
            _pointHours += points * after.TotalHours;
        }

        /// <summary>The points that they had on the average of a time.</summary>
        public double Average(TimeSpan over) => over <= TimeSpan.Zero ? 0 : _pointHours / over.TotalHours;
    }
}
