using Parley.Desk.Sla.Clocks;
using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Customer;
using Parley.Desk.Workflow;
using Parley.Platform.Work;

namespace Parley.Server.Demo;

/// <summary>Plays one conversation through the same use cases that people's clicks run.</summary>
internal sealed class DemoPlayer(DemoStage stage, DemoConversation conversation, Random dice)
{
    private TicketView? _ticket;
    private DemoActor? _assignee;

    /// <summary>Each step with its moment, in order.</summary>
    public IEnumerable<(DateTimeOffset At, Func<CancellationToken, Task> Step)> Steps(DateTimeOffset start)
    {
        var at = start;
        yield return (at, Open);
        var settledBy = conversation.Status != TicketStatus.New;
        foreach (var message in conversation.Messages.Skip(1))
        {
            var next = at.AddMinutes(message.AfterMinutes);
            if (settledBy)
            {
                settledBy = false;
                yield return (at + ((next - at) * (0.2 + (0.5 * dice.NextDouble()))), Take);
            }

            at = next;
            yield return (at, ct => Say(message, ct));
        }

        if (settledBy)
        {
            yield return (at.AddMinutes(1), Take);
        }

        yield return (at.AddSeconds(40), Settle);
    }

    private async Task Open(CancellationToken ct)
    {
        var contact = stage.Contacts[conversation.Contact];
        _ticket = await stage.Run(
            stage.House,
            new OpenTicket
            {
                Subject = conversation.Subject,
                Description = conversation.Messages[0].Text,
                RequesterEmail = contact.Email,
                RequesterName = contact.Name,
                Source = conversation.Source,
                Priority = conversation.Priority,
                Type = conversation.Type,
                Tags = conversation.Tags,
                TeamId = stage.Teams[conversation.Team],
            },
            ct);
        if (conversation.Status == TicketStatus.New)
        {
            await Promise(ct);
        }
    }

    private async Task Take(CancellationToken ct)
    {
        var team = stage.Agents.Where(a => a.Agent.Teams.Any(t => t.Name == conversation.Team)).ToList();
        _assignee = team[dice.Next(team.Count)];
        await stage.Run(_assignee.Caller, new AssignTicket(Ticket.Id, (Desk.People.AgentId?)_assignee.Agent.Id, default), ct);
    }

    private async Task Say(DemoMessage message, CancellationToken ct)
    {
        var text = message.Text.Replace("{{customer_first_name}}", Ticket.Requester.Name.Split(' ')[0], StringComparison.Ordinal);
        if (message.From == DemoSpeaker.Customer)
        {
            var customer = CustomerCallers.Anonymous(stage.House.Workspace) with
            {
                Actor = new Actor(ActorType.Contact, Ticket.Requester.Id.Value, Ticket.Requester.Name),
            };
            await stage.Run(customer, new AnswerOwnTicket(Ticket.Id, text), ct);
            return;
        }

        var kind = message.From == DemoSpeaker.Agent ? MessageKind.PublicReply : MessageKind.InternalNote;
        await stage.Run((message.From == DemoSpeaker.Agent ? Assignee : Colleague(text)).Caller, new AddMessage(Ticket.Id, kind, text), ct);
    }

    private async Task Settle(CancellationToken ct)
    {
        TicketStatus[] way = conversation.Status switch
        {
            TicketStatus.New => [],
            TicketStatus.Closed => [TicketStatus.Resolved, TicketStatus.Closed],
            var status => [status],
        };
        foreach (var status in way)
        {
            await stage.Run(Assignee.Caller, new ChangeStatus(Ticket.Id, status), ct);
        }

        if (conversation.Status is TicketStatus.Open or TicketStatus.Pending or TicketStatus.OnHold)
        {
            await Promise(ct);
        }
    }

    // What a seed tells is promised to nobody; what is still at work is, from here on.
    private Task<Done> Promise(CancellationToken ct) => stage.Run(stage.House, new ReckonAnew([Ticket.Id]), ct);

    private TicketView Ticket => _ticket ?? throw new InvalidOperationException("The conversation has not begun.");

    private DemoActor Assignee => _assignee ?? stage.Agents[0];

    // Nobody addresses a note to himself.
    private DemoActor Colleague(string note)
    {
        var others = stage.Agents.Where(a => !note.Contains('@' + a.Agent.Name.Split(' ')[0], StringComparison.Ordinal)).ToList();
        var mates = others.Where(a => a.Agent.Teams.Any(t => t.Name == conversation.Team)).ToList();
        return mates.Count > 0 ? mates[dice.Next(mates.Count)] : others[0];
    }
}
