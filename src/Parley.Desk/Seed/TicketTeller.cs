using Parley.Desk.Search;
using Parley.Desk.Seed.Texts;
using Parley.Desk.Teams;
using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Bodies;
using Parley.Desk.Tickets.Messages;
using Parley.Platform.Ids;
using Parley.Platform.Work;

namespace Parley.Desk.Seed;

/// <summary>
/// Tells one ticket from its first message to where it stands, through the entities' own methods, so that its rows are those that the product
/// would have written.
/// </summary>
internal sealed class TicketTeller
{
    private readonly SeedWorld _world;
    private readonly SeedRows _rows;
    private readonly Dice _dice;
    private readonly SeedClock _clock;
    private readonly IdSource _ids;
    private readonly List<(double Minutes, Caller By, Action<Call> Step)> _steps = [];
    private readonly List<Fact> _facts = [];
    private Ticket? _ticket;

    public TicketTeller(SeedWorld world, SeedRows rows, long index)
    {
        (_world, _rows, Index) = (world, rows, index);
        _dice = Dice.Of(world.Plan.Key, DiceOf.Ticket, index);
        _clock = new SeedClock(world.Plan.TimeOf(index));
        _ids = new IdSource(_clock, _dice.Fill);
    }

    public long Index { get; }

    private Ticket Ticket => _ticket!; // the first step opens it

    /// <summary>The id that ticket will have, by which it is known whether it was told before.</summary>
    public static TicketId IdOf(SeedPlan plan, long index)
    {
        var dice = Dice.Of(plan.Key, DiceOf.Ticket, index);
        return new IdSource(new SeedClock(plan.TimeOf(index)), dice.Fill).Next<TicketId>();
    }

    public Ticket Tell(long number)
    {
        var id = _ids.Next<TicketId>(); // before all other chance
        var (requester, isNew) = _world.People.Requester(Index, _dice);
        if (isNew)
        {
            _rows.Add(requester);
        }

        var story = _world.Stories[_dice.Zipf(_world.Stories.Count)];
        var customer = Callers.OfSystem(_world.Workspace) with { Actor = new Actor(ActorType.Contact, requester.Id.Value, requester.Name), Origin = Origin.Seed };
        var letters = new Letters(_dice, story, requester.Name.Split(' ')[0], [.. _world.Plantings.SentencesOf(Index)]);
        var (team, agent) = Holder();
        Do(0, customer, call =>
        {
            _ticket = new Ticket(id, number, letters.Subject(), Source(), requester, call) { Priority = story.Priority, Type = story.Type, Tags = Tags(story) };
            foreach (var tag in _ticket.Tags)
            {
                call.Append(new TicketTag { WorkspaceId = call.Workspace, TicketId = id, Tag = tag });
            }

            Say(call, MessageKind.PublicReply, letters.OfCustomer(0));
            _ticket.Assign(null, team.Team, call);
        });
        Plot(TicketCourse.StatusOf((_world.Plan.Tickets - Index - .5) / _world.Plan.Tickets, _dice), customer, agent, team, letters);
        Play();
        _rows.Add(Ticket);
        _rows.Add(SearchRow.Of(_world.Workspace, id, _facts));
        return Ticket;
    }

    private void Plot(TicketStatus end, Caller customer, SeedAgent agent, SeedTeam team, Letters letters)
    {
        if (end == TicketStatus.New)
        {
            Do(40 * Long(), customer, call => Say(call, MessageKind.PublicReply, letters.OfCustomer(1)));
            Do(30 * Long(), agent.Caller, call => Say(call, MessageKind.InternalNote, letters.Note()));
            return;
        }

        Do(20 * Long(), agent.Caller, call => Ticket.Assign(agent.Agent, team.Team, call));
        Do(90 * Long(), agent.Caller, call => Say(call, MessageKind.PublicReply, letters.OfAgent(1, agent.FirstName)));
        if (end == TicketStatus.Open || (end is TicketStatus.Resolved or TicketStatus.Closed && _dice.Chance(.6)))
        {
            Do(300 * Long(), customer, call => Say(call, MessageKind.PublicReply, letters.OfCustomer(2)));
        }
        else if (end == TicketStatus.OnHold || _dice.Chance(.4))
        {
            Do(60 * Long(), agent.Caller, call => Say(call, MessageKind.InternalNote, letters.Note()));
        }
        else
        {
            Do(200 * Long(), agent.Caller, call => Say(call, MessageKind.PublicReply, letters.OfAgent(2, agent.FirstName)));
        }

        if (end is not (TicketStatus.Open or TicketStatus.Closed))
        {
            Do(30 * Long(), agent.Caller, call => Ticket.SetStatus(end, call));
        }
        else if (end == TicketStatus.Closed)
        {
            Do(240 * Long(), agent.Caller, call => Ticket.SetStatus(TicketStatus.Resolved, call));
            Do(4 * 24 * 60, _world.House, call => Ticket.SetStatus(TicketStatus.Closed, call));
        }
    }

    private (SeedTeam Team, SeedAgent Agent) Holder()
    {
        var teams = _world.People.Teams;
        var team = teams.Teams[_dice.Zipf(teams.Teams.Count)];
        var agent = team.Agents[_dice.Zipf(team.Agents.Count)];
        return (team, _world.QuietTickets.Has(Index) ? teams.Quiet : agent);
    }

    private TicketSource Source() => _dice.Unit() switch
    {
        < .55 => TicketSource.Email,
        < .8 => TicketSource.Web,
        < .88 => TicketSource.Chat,
        < .93 => TicketSource.Phone,
        < .97 => TicketSource.Social,
        _ => TicketSource.Api,
    };

    private List<string> Tags(SeedStory story) => TagRules.Tidy(_dice.Chance(.2) ? [.. story.Tags, $"area-{SeedWords.Place(_dice)}"] : story.Tags);

    // Most things go fast, some take days.
    private double Long() => -Math.Log(1 - _dice.Unit());

    private void Do(double minutes, Caller by, Action<Call> step) => _steps.Add((minutes, by, step));

    private void Say(Call call, MessageKind kind, string text)
    {
        if (_facts.Count > 0)
        {
            Ticket.Receive(kind, call.Caller.Actor.Type, call);
        }

        Conversation.Add(call, Ticket, kind, call.Caller.Actor, Body.From(text, BodyFormat.Text), [], call.Now);
    }

    private void Play()
    {
        var (start, sum) = (_clock.Moment, _steps.Sum(s => s.Minutes));
        // All of it happens before the end.
        var pace = Math.Min(1, (_world.Plan.Until - start).TotalMinutes * .98 / Math.Max(sum, .001));
        var minutes = 0.0;
        foreach (var (wait, by, step) in _steps)
        {
            minutes += wait * pace;
            _clock.Moment = start.AddMilliseconds((long)(minutes * 60_000));
            var call = Call.Told(by, _clock.Moment, _ids);
            step(call);
            Keep(call);
        }
    }

    private void Keep(Call call)
    {
        foreach (var row in call.Rows)
        {
            _rows.Add(row);
        }

        foreach (var e in call.Events(_world.Facts))
        {
            _rows.Add(e);
        }

        _facts.AddRange(call.Facts);
    }
}
