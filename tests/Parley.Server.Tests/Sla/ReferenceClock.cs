using Parley.Desk.Tickets;

namespace Parley.Server.Tests.Sla;

/// <summary>A promise as the reference keeps it: every minute that counts is counted one by one.</summary>
internal sealed class ReferenceClock(SlaMetric metric, int round, DateTimeOffset startedAt)
{
    private (int Minutes, DateTimeOffset To, int Version, Guid Policy) _counted;

    public SlaMetric Metric => metric;

    public int Round => round;

    public DateTimeOffset StartedAt => startedAt;

    public required Guid Policy { get; set; }

    public required int Target { get; set; }

    public required int? WarnAfter { get; set; }

    /// <summary>Minutes of working time before <see cref="Since"/>.</summary>
    public required int Before { get; set; }

    /// <summary>Null: it does not count.</summary>
    public DateTimeOffset? Since { get; set; } = startedAt;

    public SlaState State { get; set; } = SlaState.Running;

    public DateTimeOffset? WarnedAt { get; set; }

    public DateTimeOffset? BreachedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public bool IsOpen => EndedAt is null;

    /// <summary>What has been counted by now; anew from its beginning when the rules are others.</summary>
    public int Used(ReferenceRules rules, DateTimeOffset now)
    {
        if (Since is not { } since)
        {
            return Before;
        }

        if (_counted.Version != rules.Version || _counted.Policy != Policy || _counted.To < since)
        {
            _counted = (0, since, rules.Version, Policy);
        }

        for (; _counted.To < now; _counted.To = _counted.To.AddMinutes(1))
        {
            _counted.Minutes += rules.IsWork(Policy, _counted.To) ? 1 : 0;
        }

        return Before + _counted.Minutes;
    }

    public void Halt(ReferenceRules rules, DateTimeOffset now)
    {
        Before = Used(rules, now);
        Since = null;
        _counted = default;
    }
}
