using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parley.Desk.People;
using Parley.Desk.Teams;
using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Fields;
using Parley.Platform.Work;

namespace Parley.Desk.Workflow;

/// <summary>Changes some fields of a ticket, all or none; what is left out stays. Here because one of them is the status.</summary>
public sealed record UpdateTicket(TicketId Ticket) : ICommand<TicketView>
{
    public string? Subject { get; init; }

    public TicketStatus? Status { get; init; }

    /// <summary>One of the workspace's own statuses; null: the status by its own name.</summary>
    public Optional<NamedStatusId?> NamedStatus { get; init; }

    public Priority? Priority { get; init; }

    public TicketType? Type { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    public Optional<AgentId?> Assignee { get; init; }

    public Optional<TeamId?> Team { get; init; }

    /// <summary>Values of the workspace's own fields, by key; JSON null takes one away, and what is left out stays.</summary>
    public IReadOnlyDictionary<string, JsonElement>? CustomFields { get; init; }

    public void Check(Checks check)
    {
        if (Subject is not null)
        {
            check.Required("/subject", Subject, OpenTicket.SubjectMax);
        }

        TagRules.Check(check, Tags ?? []);
    }
}

internal sealed class UpdateTicketHandler(TicketMoves moves, TicketFields fields) : IHandler<UpdateTicket, TicketView>
{
    public async Task<Result<TicketView>> Handle(UpdateTicket command, Call call, CancellationToken ct)
    {
        var found = await call.TicketToChange(command.Ticket, ct);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var ticket = found.Value;
        var holder = await Holders.Find(call, command.Assignee.Value, command.Team.Value, ct);
        if (holder.Refusal is { } noHolder)
        {
            return noHolder;
        }

        var values = await fields.Read(command.CustomFields, call, ct);
        if (values.Refusal is { } wrong)
        {
            return wrong;
        }

        ticket.Assign(command.Assignee.IsGiven ? holder.Value.Agent : ticket.Assignee, command.Team.IsGiven ? holder.Value.Team : ticket.Team, call);
        ticket.Set("subject", ticket.Subject, command.Subject?.Trim() ?? ticket.Subject, s => ticket.Subject = s, call);
        ticket.Set("priority", ticket.Priority, command.Priority ?? ticket.Priority, p => ticket.Priority = p, call);
        ticket.Set("type", ticket.Type, command.Type ?? ticket.Type, t => ticket.Type = t, call);
        await Retag(ticket, command.Tags, call, ct);
        if (TicketFields.Set(ticket, values.Value, call) is { } tooMuch)
        {
            return tooMuch;
        }

        var choice = new StatusChoice(command.Status, command.NamedStatus);
        return choice.IsGiven && await moves.Move(ticket, choice, call, ct) is { } refused ? refused : TicketView.Of(ticket);
    }

    private static async Task Retag(Ticket ticket, IReadOnlyList<string>? given, Call call, CancellationToken ct)
    {
        if (given is null)
        {
            return;
        }

        var tags = TagRules.Tidy(given);
        if (tags.SequenceEqual(ticket.Tags))
        {
            return;
        }

        ticket.Set<IReadOnlyList<string>>("tags", [.. ticket.Tags], tags, t => ticket.Tags = [.. t], call);
        await call.Query<TicketTag>().Where(t => t.TicketId == ticket.Id).ExecuteDeleteAsync(ct);
        foreach (var tag in tags)
        {
            call.Append(new TicketTag { WorkspaceId = call.Workspace, TicketId = ticket.Id, Tag = tag });
        }
    }
}
