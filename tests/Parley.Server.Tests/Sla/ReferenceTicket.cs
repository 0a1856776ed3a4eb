using Parley.Desk.Tickets;

namespace Parley.Server.Tests.Sla;

/// <summary>
/// The guide's rules written down once more, as plainly as they can be: time goes minute by minute, and at each one looks what there is to tell.
/// </summary>
internal sealed class ReferenceTicket(ReferenceRules rules, DateTimeOffset openedAt)
{
    private readonly Dictionary<SlaMetric, ReferenceClock> _current = [];
    private bool _isUnder;
    private bool _isAnswered;

    public List<ReferenceClock> All { get; } = [];

    public List<(string Type, SlaMetric Metric, DateTimeOffset At)> Told { get; } = [];

    public TicketStatus Status { get; private set; } = TicketStatus.New;

    public Priority Priority { get; private set; } = Priority.Normal;

    public bool IsTagged { get; private set; }

    public DateTimeOffset Now { get; private set; } = openedAt;

    private bool IsWaiting => Status is TicketStatus.Pending or TicketStatus.OnHold;

    private bool IsDone => Status is TicketStatus.Resolved or TicketStatus.Closed;

    public void Open() => Happen(changesField: true, () => { });

    public void LetPass(DateTimeOffset until)
    {
        while (Now < until)
        {
            Now = Now.AddMinutes(1);
            Look();
        }
    }

    public void TeamReplies()
    {
        if (Status == TicketStatus.New)
        {
            Move(TicketStatus.Open);
        }

        Happen(changesField: false, () =>
        {
            _isAnswered = true;
            End(SlaMetric.FirstResponse, SlaState.Met);
            End(SlaMetric.NextResponse, SlaState.Met);
        });
    }

    public void CustomerWrites()
    {
        if (Status is TicketStatus.Pending or TicketStatus.Resolved)
        {
            Move(TicketStatus.Open);
        }

        Happen(changesField: false, () =>
        {
            if (_isUnder && _isAnswered && _current.GetValueOrDefault(SlaMetric.NextResponse) is null or { IsOpen: false })
            {
                Start(SlaMetric.NextResponse, 0);
            }
        });
    }

    public void Move(TicketStatus to) => Happen(changesField: false, () =>
    {
        Status = to;
        if (IsDone)
        {
            End(SlaMetric.Resolution, SlaState.Met);
            End(SlaMetric.FirstResponse, SlaState.Cancelled);
            End(SlaMetric.NextResponse, SlaState.Cancelled);
        }

        foreach (var clock in _current.Values)
        {
            if (IsWaiting && clock.State == SlaState.Running)
            {
                clock.Halt(rules, Now);
                clock.State = SlaState.Paused;
            }
            else if (!IsWaiting && clock.State == SlaState.Paused)
            {
                (clock.State, clock.Since) = (SlaState.Running, Now);
            }
        }
    });

    public void SetPriority(Priority priority) => Happen(changesField: true, () => Priority = priority);

    public void SetTagged(bool tagged) => Happen(changesField: true, () => IsTagged = tagged);

    /// <summary>The rules have changed.</summary>
    public void RulesTakeHold()
    {
        if (_current.Values.Any(c => c.IsOpen))
        {
            Keep();
            Look();
        }
    }

    /// <summary>When the next promise that is owed falls due.</summary>
    public DateTimeOffset NextDue() =>
        IsWaiting || IsDone ? Ticket.NoPromise : _current.Values.Where(c => c.IsOpen).Select(DueOf).DefaultIfEmpty(Ticket.NoPromise).Min();

    /// <summary>By waiting for it.</summary>
    public DateTimeOffset DueOf(ReferenceClock clock)
    {
        if (clock.BreachedAt is { } breached)
        {
            return breached;
        }

        var at = Now;
        for (var used = clock.Used(rules, Now); used < clock.Target; at = at.AddMinutes(1))
        {
            used += rules.IsWork(clock.Policy, at) ? 1 : 0;
        }

        return at;
    }

    private void Happen(bool changesField, Action what)
    {
        what();
        // What was before it came under a policy was promised by nobody.
        _isUnder |= changesField && rules.For(Priority, IsTagged) is not null;
        if (_isUnder)
        {
            Keep();
            Look();
        }
    }

    private void Keep()
    {
        if (IsDone)
        {
            return;
        }

        var policy = rules.For(Priority, IsTagged);
        foreach (var clock in _current.Values.Where(c => c.IsOpen).ToList())
        {
            if (policy?.TargetOf(Priority, clock.Metric) is not { } target)
            {
                End(clock.Metric, SlaState.Cancelled);
            }
            else if (clock.State != SlaState.Breached)
            {
                (clock.Policy, clock.Target, clock.WarnAfter) = (policy.Id, target, WarnAfter(policy, target));
            }
        }

        if (!_isAnswered && _current.GetValueOrDefault(SlaMetric.FirstResponse) is null or { State: SlaState.Cancelled })
        {
            Start(SlaMetric.FirstResponse, 0);
        }

        var resolution = _current.GetValueOrDefault(SlaMetric.Resolution);
        if (resolution is null or { State: SlaState.Cancelled or SlaState.Met })
        {
            Start(SlaMetric.Resolution, resolution?.Before ?? 0);
        }
    }

    private void Start(SlaMetric metric, int before)
    {
        var policy = rules.For(Priority, IsTagged);
        if (policy?.TargetOf(Priority, metric) is not { } target)
        {
            return;
        }

        var clock = new ReferenceClock(metric, (_current.GetValueOrDefault(metric)?.Round ?? 0) + 1, Now)
        {
            Policy = policy.Id,
            Target = target,
            WarnAfter = WarnAfter(policy, target),
            Before = before,
        };
        if (IsWaiting)
        {
            (clock.State, clock.Since) = (SlaState.Paused, null);
        }

        _current[metric] = clock;
        All.Add(clock);
    }

    private void End(SlaMetric metric, SlaState state)
    {
        if (_current.GetValueOrDefault(metric) is { IsOpen: true } clock)
        {
            clock.Halt(rules, Now);
            clock.EndedAt = Now;
            clock.State = clock.State == SlaState.Breached ? SlaState.Breached : state;
        }
    }

    private void Look()
    {
        foreach (var clock in _current.Values.Where(c => c.State == SlaState.Running))
        {
            var used = clock.Used(rules, Now);
            if (used >= clock.Target)
            {
                (clock.State, clock.BreachedAt) = (SlaState.Breached, Now);
                Told.Add(("sla.breached", clock.Metric, Now));
            }
            else if (clock.WarnedAt is null && used >= clock.WarnAfter)
            {
                clock.WarnedAt = Now;
                Told.Add(("sla.warning", clock.Metric, Now));
            }
        }
    }

    private static int? WarnAfter(ReferencePolicy policy, int target) => policy.WarnBeforePercent is { } percent ? target - (target * percent / 100) : null;
}
