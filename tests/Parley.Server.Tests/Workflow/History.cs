using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Parley.Desk;
using Parley.Desk.People;
using Parley.Desk.People.Contacts;
using Parley.Desk.Teams;
using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Customer;
using Parley.Desk.Tickets.Messages;
using Parley.Desk.Workflow;
using Parley.Desk.Workflow.Statuses;
using Parley.Platform;
using Parley.Platform.Work;
using Parley.Testing;

namespace Parley.Server.Tests.Workflow;

/// <summary>One random history, played to the product and to the plain desk at once; after every step both must say and be the same.</summary>
internal sealed class History
{
    private static readonly TicketStatus[] All = Enum.GetValues<TicketStatus>();

    private readonly LaterHost _host;
    private readonly TestWorkspace _workspace;
    private readonly Dispatcher _dispatcher;
    private readonly Random _random;
    private readonly PlainDesk _plain = new();
    private readonly List<TicketId> _ids = [];
    private readonly List<StatusView> _named = [];
    private readonly List<string> _told = [];
    private Contact? _customer;
    private TeamId _team;

    private History(LaterHost host, TestWorkspace workspace, int seed) =>
        (_host, _workspace, _dispatcher, _random) = (host, workspace, host.Services.GetRequiredService<Dispatcher>(), new Random(seed));

    private sealed record Contact(ContactId Id, string Name);

    private Caller Agent => _workspace.Admin with { Permissions = Permissions.OfAgents };

    private Caller Customer => CustomerCallers.Anonymous(_workspace.Id) with { Actor = new Actor(ActorType.Contact, _customer!.Id.Value, _customer.Name) }; // known since the first ticket

    public static async Task Play(LaterHost host, int seed, int steps)
    {
        var history = new History(host, await host.NewWorkspace(), seed);
        await history.Begin();
        for (var i = 0; i < steps; i++)
        {
            await history.Step();
        }

        await history.CompareMessages();
    }

    private async Task Begin()
    {
        _team = (await Run(_workspace.Admin, new AddTeam("Team"))).Value.Id;
        foreach (var status in (TicketStatus[])[TicketStatus.Open, TicketStatus.Pending, TicketStatus.Pending, TicketStatus.Resolved, TicketStatus.Closed])
        {
            _named.Add((await Run(_workspace.Admin, new AddStatus($"Own {_named.Count}", status, null))).Value);
        }

        await Open();
    }

    private Task Step() => _random.Next(100) switch
    {
        < 6 when _ids.Count < 8 => Open(),
        < 34 => Move(),
        < 46 => Update(),
        < 58 => TeamSays(),
        < 76 => CustomerSays(),
        < 93 => Pass(),
        _ => ChangeRules(),
    };

    private async Task Open()
    {
        var opened = await Run(_workspace.Admin, new OpenTicket { Subject = "A", Description = "B", RequesterEmail = "maya@home.example" });
        _customer ??= new Contact(opened.Value.Requester.Id, opened.Value.Requester.Name);
        _ids.Add(opened.Value.Id);
        _plain.Open();
        await Compare("open", "done", "done");
    }

    private async Task Move()
    {
        var (ticket, role) = (AnyTicket(), AnyRole());
        StatusView? named = _random.Next(3) == 0 ? _named[_random.Next(_named.Count)] : null;
        // The six by their own names, said so or left out.
        var saysNone = named is null && _random.Next(2) == 0;
        var to = named?.Class ?? All[_random.Next(All.Length)];
        var choice = named is not null ? named.Id : saysNone ? new Optional<NamedStatusId?>(true, null) : default;

        var said = await Run(By(role), new ChangeStatus(_ids[ticket.Index], named is null ? to : null, choice));

        await Compare(
            $"{role} moves {ticket.Index} to {Words.Of(to)} {named?.Name}{(saysNone ? " by its own name" : "")}",
            Said(said), _plain.Move(ticket, to, named?.Name, keepsName: named is null && !saysNone, role));
    }

    private async Task Update()
    {
        var (ticket, role) = (AnyTicket(), AnyRole());
        var (assigned, hasTeam, tagged) = (Maybe(), Maybe(), Maybe());
        TicketStatus? to = _random.Next(3) > 0 ? All[_random.Next(All.Length)] : null;

        var said = await Run(By(role), new UpdateTicket(_ids[ticket.Index])
        {
            Status = to,
            Assignee = assigned is { } a ? (AgentId?)(a ? _workspace.Founded.Admin.Id : null) : default(Optional<AgentId?>),
            Team = hasTeam is { } h ? (TeamId?)(h ? _team : null) : default(Optional<TeamId?>),
            Tags = tagged is { } t ? t ? ["tag"] : [] : null,
        });

        await Compare($"{role} updates {ticket.Index}: {assigned} {hasTeam} {tagged} {to}", Said(said), _plain.Update(ticket, assigned, hasTeam, tagged, to, role));
    }

    private async Task TeamSays()
    {
        var ticket = AnyTicket();
        var kind = _random.Next(3) == 0 ? MessageKind.InternalNote : MessageKind.PublicReply;

        var said = await Run(Agent, new AddMessage(_ids[ticket.Index], kind, "Words"));

        await Compare($"the team says a {Words.Of(kind)} on {ticket.Index}", Said(said), _plain.TeamSays(ticket, kind));
    }

    private Task CustomerSays() => CustomerSays(AnyTicket());

    // On the private page, or brought in by another: it is the same.
    private async Task CustomerSays(PlainTicket ticket)
    {
        var taker = _random.Next(2) == 0
            ? (await Run(Customer, new AnswerOwnTicket(_ids[ticket.Index], "Words"))).Value.Message.TicketId
            : (await Run(_workspace.Admin, new AddMessage(_ids[ticket.Index], MessageKind.PublicReply, "Words", Author: _customer!.Id))).Value.TicketId; // known since the first ticket
        if (!_ids.Contains(taker))
        {
            _ids.Add(taker);
        }

        await Compare($"the customer says something on {ticket.Index}", $"in {_ids.IndexOf(taker)}", $"in {_plain.CustomerSays(ticket).Index}");
    }

    private async Task Pass()
    {
        var resolved = _plain.Tickets.Where(t => t.Status == TicketStatus.Resolved).ToList();
        if (resolved.Count > 0 && _random.Next(2) == 0)
        {
            await PassTo(resolved[_random.Next(resolved.Count)]);
            return;
        }

        await Pass(TimeSpan.FromHours(_random.Next(1, 24 * 6)));
    }

    // To the very instant at which one of its windows ends, or just before or after it; at the first, the customer speaks.
    private async Task PassTo(PlainTicket ticket)
    {
        var reopens = _random.Next(3) > 0;
        var days = reopens ? _plain.Rules.ReopenWithinDays : _plain.Rules.CloseAfterDays;
        var end = ticket.Resolved!.Value.AddDays(days).AddMilliseconds(_random.Next(-1, 2)); // it is resolved
        if (end > _plain.Now)
        {
            await Pass(end - _plain.Now);
        }

        if (reopens)
        {
            await CustomerSays(ticket);
        }
    }

    private async Task Pass(TimeSpan time)
    {
        _host.Now.Pass(time);
        await Settle($"{time} passes");
    }

    private async Task ChangeRules()
    {
        var moves = new List<WantedMove>();
        foreach (var from in All.Where(s => s != TicketStatus.Closed))
        {
            var to = All.Where(s => s != from && s != TicketStatus.New).Where(_ => _random.Next(10) < 7).ToList();
            moves.AddRange((to.Count > 0 ? to : [from == TicketStatus.Open ? TicketStatus.Pending : TicketStatus.Open]).Select(s => new WantedMove(
                from, s, [.. Enum.GetValues<MoveNeed>().Where(_ => _random.Next(10) == 0)], _random.Next(6) == 0 ? [AnyRole()] : [])));
        }

        var changed = await Run(_workspace.Admin, new ChangeWorkflow(moves, _random.Next(0, 9), _random.Next(2) == 0 ? 0 : _random.Next(1, 9)));
        var view = changed.Value;
        _plain.Rules = new WorkflowRules { Moves = view.Moves, ReopenWithinDays = view.ReopenWithinDays, CloseAfterDays = view.CloseAfterDays };
        await Settle($"other rules: {view.ReopenWithinDays} {view.CloseAfterDays} {string.Join(' ', view.Moves.Select(m => $"{m.From}>{m.To}"))}");
    }

    // The server's own standing job does it too, whoever comes first: so this may have to look again.
    private async Task Settle(string what)
    {
        _plain.Now = Now();
        _plain.CloseWhatIsDue();
        await Nodes.Wait.Until(
            async () =>
            {
                await Run(CloseResolved.By(_workspace.Id), new CloseResolved());
                return (await States()).SequenceEqual(_plain.Tickets.Select(Print));
            },
            TimeSpan.FromSeconds(10),
            $"{string.Join('\n', _told)}\n{what}\n{string.Join('\n', _plain.Tickets.Select(Print))}");
        await Compare(what, "done", "done");
    }

    private async Task Compare(string what, string said, string meant)
    {
        _told.Add($"{_told.Count}. {what} -> {meant}");
        var story = string.Join('\n', _told);
        said.ShouldBe(meant, story);
        (await States()).ShouldBe(_plain.Tickets.Select(Print), story);
    }

    private async Task<IReadOnlyList<string>> States()
    {
        var views = (await Run(_workspace.Admin, new ReadSomeTickets(_ids))).Value.ToDictionary(v => v.Id);
        return [.. _ids.Select((id, i) => Print(new PlainTicket
        {
            Index = i,
            Status = views[id].Status,
            Name = views[id].StatusName,
            Assigned = views[id].Assignee is not null,
            HasTeam = views[id].Team is not null,
            Tagged = views[id].Tags.Count > 0,
            Answered = views[id].FirstResponseAt,
            Resolved = views[id].ResolvedAt,
            Closed = views[id].ClosedAt,
            FollowUpOf = views[id].FollowUpOf is { } of ? _ids.IndexOf(of.Id) : null,
            FollowedBy = views[id].FollowedBy is { } by ? _ids.IndexOf(by.Id) : null,
        }))];
    }

    private async Task CompareMessages()
    {
        foreach (var (id, ticket) in _ids.Zip(_plain.Tickets))
        {
            var count = 0;
            for (string? after = null; count == 0 || after is not null;)
            {
                var page = (await Run(_workspace.Admin, new ReadMessages(id, new PageRequest(PageRequest.Most, after)))).Value;
                (count, after) = (count + page.Data.Count, page.Next);
            }

            count.ShouldBe(ticket.Messages, string.Join('\n', _told));
        }
    }

    private static string Print(PlainTicket t) => string.Create(
        CultureInfo.InvariantCulture,
        $"{t.Index} {t.Status} {t.Name} {t.Assigned} {t.HasTeam} {t.Tagged} {t.Answered:O} {t.Resolved:O} {t.Closed:O} {t.FollowUpOf} {t.FollowedBy}");

    private static string Said<T>(Result<T> result) => result.Refusal switch
    {
        null => "done",
        { Code: "transition_not_allowed", Extra: { } extra } =>
            $"transition_not_allowed {string.Join(',', ((IEnumerable<MoveReason>)extra["reasons"]).Select(r => r.Code))} {string.Join(',', ((IEnumerable<TicketStatus>)extra["allowed"]).Select(Words.Of))}",
        { } other => other.Code,
    };

    private async Task<Result<T>> Run<T>(Caller caller, IUseCase<T> useCase)
    {
        _plain.Now = Now();
        return await _dispatcher.Run(caller, useCase, CancellationToken.None);
    }

    private DateTimeOffset Now() => _host.Now.Now();

    private Caller By(Role role) => role == Role.Admin ? _workspace.Admin : Agent;

    private PlainTicket AnyTicket() => _plain.Tickets[_random.Next(_plain.Tickets.Count)];

    private Role AnyRole() => _random.Next(2) == 0 ? Role.Admin : Role.Agent;

    private bool? Maybe() => _random.Next(3) switch { 0 => true, 1 => false, _ => null };
}
