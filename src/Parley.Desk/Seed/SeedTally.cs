using Parley.Desk.Assignment.Duty;
using Parley.Desk.Counters;
using Parley.Desk.People;
using Parley.Desk.Tickets;

namespace Parley.Desk.Seed;

/// <summary>Counts what is told, so that the report is what was written and not what was meant.</summary>
internal sealed class SeedTally(SeedWorld world)
{
    private readonly Dictionary<TicketStatus, long> _statuses = [];
    private readonly Dictionary<Standing, long> _standings = [];
    private readonly Dictionary<TicketStatus, long>[] _planted = [.. world.Plantings.All.Select(_ => new Dictionary<TicketStatus, long>())];

    public long Messages { get; private set; }

    public long Events { get; private set; }

    public IReadOnlyDictionary<TicketStatus, long> Statuses => _statuses;

    /// <summary>What the counters have to know of it.</summary>
    public IEnumerable<TicketDelta> Deltas => _standings.Select(s => TicketDelta.Of(world.Workspace, s.Key, s.Value));

    /// <summary>How many open tickets each agent has of each priority.</summary>
    public IEnumerable<(AgentId Agent, ILookup<Priority, long> Open)> Loads => _standings
        .Where(s => Load.Of(s.Key.Status, s.Key.Priority, s.Key.AssigneeId == default ? null : s.Key.AssigneeId) is not null)
        .GroupBy(s => s.Key.AssigneeId)
        .Select(agent => (agent.Key, agent.ToLookup(s => s.Key.Priority, s => s.Value)));

    public IReadOnlyList<PlantedSearch> Planted =>
        [.. world.Plantings.All.Select((p, i) => new PlantedSearch(p.Name, p.Query, _planted[i].Values.Sum(), _planted[i]))];

    public void Count(long index, Ticket ticket)
    {
        var status = ticket.Status;
        Add(_statuses, status, 1);
        Add(_standings, Standing.Of(ticket), 1);
        for (var i = 0; i < _planted.Length; i++)
        {
            if (world.Plantings.All[i].IsAt(index))
            {
                Add(_planted[i], status, 1);
            }
        }
    }

    public void Count(SeedRows rows) => (Messages, Events) = (Messages + rows.Messages, Events + rows.Events);

    public void Add(SeedTally other)
    {
        (Messages, Events) = (Messages + other.Messages, Events + other.Events);
        Add(_statuses, other._statuses);
        Add(_standings, other._standings);
        for (var i = 0; i < _planted.Length; i++)
        {
            Add(_planted[i], other._planted[i]);
        }
    }

    private static void Add<TKey>(Dictionary<TKey, long> to, Dictionary<TKey, long> counts)
        where TKey : struct
    {
        foreach (var (key, count) in counts)
        {
            Add(to, key, count);
        }
    }

    private static void Add<TKey>(Dictionary<TKey, long> to, TKey key, long count)
        where TKey : struct => to[key] = to.GetValueOrDefault(key) + count;
}
