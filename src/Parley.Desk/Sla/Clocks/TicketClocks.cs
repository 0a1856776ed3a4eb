using Parley.Desk.Calendars;
using Parley.Desk.Sla.Policies;
using Parley.Desk.Tickets;
using Parley.Platform;
using Parley.Platform.Work;

namespace Parley.Desk.Sla.Clocks;

/// <summary>The current clocks of one ticket, and how they go with what happens to it.</summary>
internal sealed class TicketClocks(Ticket ticket, IEnumerable<SlaClock> current, SlaRules rules, Call call)
{
    private readonly Dictionary<SlaMetric, SlaClock> _clocks = current.ToDictionary(c => c.Metric);
    private readonly SlaRule? _rule = rules.For(ticket);
    private TicketStatus _status = ticket.Status;
    private bool _isAnswered = ticket.FirstResponseAt is not null;
    private bool _isDeleted = ticket.DeletedAt is not null;
    private bool _isSpam = ticket.SpamSince is not null;

    /// <summary>When the next promise that is still owed falls due; a late one is owed until it is done. While the team waits for somebody, or the ticket lies aside, none is.</summary>
    public DateTimeOffset NextDue => WhyNot is not null || IsDone(_status)
        ? Ticket.NoPromise
        : _clocks.Values.Where(c => c.IsOpen).Select(c => c.DueAt ?? Ticket.NoPromise).DefaultIfEmpty(Ticket.NoPromise).Min();

    // Why nothing counts; null: it counts.
    private string? WhyNot => _isDeleted ? "trash" : _isSpam ? "spam" : IsWaiting(_status) ? Words.Of(_status) : null;

    /// <summary>Goes through what has happened, in order.</summary>
    public void Follow(IReadOnlyList<RecordedFact> facts)
    {
        var opened = facts.Any(f => f.Fact is TicketOpened);
        _status = facts.Select(f => f.Fact).OfType<StatusChanged>().FirstOrDefault()?.From ?? _status;
        _isAnswered = _isAnswered && !(opened || facts.Any(f => IsAnswer(f) && f.At == ticket.FirstResponseAt));
        _isDeleted = facts.Select(f => f.Fact).FirstOrDefault(f => f is TicketDeleted or TicketRestored) is { } moved ? moved is TicketRestored : _isDeleted;
        _isSpam = facts.Select(f => f.Fact).OfType<TicketSpamMarked>().FirstOrDefault() is { } marked ? !marked.IsSpam : _isSpam;
        var why = facts.Any(f => f.Fact is TicketUpdated { Field: "priority" }) ? "priority" : null;
        foreach (var fact in facts)
        {
            SettleAll(fact.At);
            Follow(fact);
            Keep(fact.At, why);
            SettleAll(fact.At);
        }
    }

    /// <summary>Has the rules as they are now hold from now on.</summary>
    public void ReckonAnew(DateTimeOffset now)
    {
        SettleAll(now);
        Keep(now, null);
        SettleAll(now);
    }

    private static bool IsWaiting(TicketStatus status) => status is TicketStatus.Pending or TicketStatus.OnHold;

    private static bool IsDone(TicketStatus status) => status is TicketStatus.Resolved or TicketStatus.Closed;

    private static bool IsAnswer(RecordedFact fact) =>
        fact.Fact is MessageAdded { Message: { Kind: MessageKind.PublicReply, Author.Type: not ActorType.Contact } };

    private void Follow(RecordedFact fact)
    {
        if (fact.Fact is StatusChanged moved)
        {
            Move(moved.To, fact.At);
        }
        else if (fact.Fact is TicketDeleted or TicketRestored or TicketSpamMarked)
        {
            _isDeleted = fact.Fact is TicketDeleted || (_isDeleted && fact.Fact is not TicketRestored);
            _isSpam = fact.Fact is TicketSpamMarked marked ? marked.IsSpam : _isSpam;
            HoldOrCount(fact.At, fact.Fact is TicketRestored ? "restored" : "no_spam");
        }
        else if (IsAnswer(fact))
        {
            _isAnswered = true;
            With(SlaMetric.FirstResponse, (clock, time) => clock.End(time, fact.At));
            With(SlaMetric.NextResponse, (clock, time) => clock.End(time, fact.At));
        }
        else if (_isAnswered && fact.Fact is MessageAdded { Message.Kind: MessageKind.PublicReply } && _clocks.GetValueOrDefault(SlaMetric.NextResponse) is not { IsOpen: true })
        {
            Start(SlaMetric.NextResponse, 0, fact.At);
        }
    }

    private void Move(TicketStatus to, DateTimeOffset at)
    {
        _status = to;
        if (IsDone(to))
        {
            With(SlaMetric.Resolution, (clock, time) => clock.End(time, at));
            With(SlaMetric.FirstResponse, (clock, time) => clock.Cancel(time, at, "resolved"));
            With(SlaMetric.NextResponse, (clock, time) => clock.Cancel(time, at, "resolved"));
            return;
        }

        HoldOrCount(at, Words.Of(to));
    }

    /// <param name="why">Why they count again, if they do.</param>
    private void HoldOrCount(DateTimeOffset at, string why)
    {
        foreach (var metric in _clocks.Keys)
        {
            With(metric, (clock, time) =>
            {
                if (WhyNot is { } reason)
                {
                    clock.Pause(time, at, reason);
                }
                else
                {
                    clock.Resume(time, at, why);
                }
            });
        }
    }

    /// <summary>Has what runs run as it is promised, and what is owed run.</summary>
    private void Keep(DateTimeOffset at, string? why)
    {
        if (IsDone(_status))
        {
            return;
        }

        foreach (var metric in _clocks.Keys)
        {
            if (Promise(metric) is { } promise)
            {
                With(metric, (clock, _) => clock.Change(promise, at, why));
            }
            else
            {
                With(metric, (clock, time) => clock.Cancel(time, at, "no_target"));
            }
        }

        if (!_isAnswered && _clocks.GetValueOrDefault(SlaMetric.FirstResponse) is null or { State: SlaState.Cancelled })
        {
            Start(SlaMetric.FirstResponse, 0, at);
        }

        // A ticket that is opened again goes on with the time that it had.
        var resolution = _clocks.GetValueOrDefault(SlaMetric.Resolution);
        if (resolution is null or { State: SlaState.Cancelled or SlaState.Met })
        {
            Start(SlaMetric.Resolution, resolution?.UsedMs ?? 0, at);
        }
    }

    private void Start(SlaMetric metric, long usedMs, DateTimeOffset at)
    {
        if (Promise(metric) is not { } promise)
        {
            return;
        }

        var clock = SlaClock.Start(ticket, metric, promise, _clocks.GetValueOrDefault(metric), usedMs, at);
        if (WhyNot is { } reason)
        {
            clock.Pause(promise.Rule.Time, at, reason);
        }

        _clocks[metric] = clock;
        call.Append(clock);
    }

    private SlaPromise? Promise(SlaMetric metric) => _rule?.For(ticket.Priority, metric);

    private void SettleAll(DateTimeOffset now)
    {
        foreach (var clock in _clocks.Values)
        {
            clock.Settle(call, now);
        }
    }

    private void With(SlaMetric metric, Action<SlaClock, WorkingTime> act)
    {
        if (_clocks.TryGetValue(metric, out var clock))
        {
            act(clock, rules.Of(clock.PolicyId)?.Time ?? WorkingTime.AroundTheClock);
        }
    }
}
