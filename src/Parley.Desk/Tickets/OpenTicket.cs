using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parley.Desk.Files;
using Parley.Desk.People;
using Parley.Desk.People.Contacts;
using Parley.Desk.Teams;
using Parley.Desk.Tickets.Attachments;
using Parley.Desk.Tickets.Bodies;
using Parley.Desk.Tickets.Fields;
using Parley.Desk.Tickets.Messages;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets;

/// <summary>Opens a ticket; the description is the requester's first message.</summary>
public sealed record OpenTicket : ICommand<TicketView>
{
    public const int SubjectMax = 250;

    public required string Subject { get; init; }

    public required string Description { get; init; }

    public BodyFormat Format { get; init; } = BodyFormat.Text;

    public required string RequesterEmail { get; init; }

    /// <summary>Null: the contact's known name, or the first part of the address.</summary>
    public string? RequesterName { get; init; }

    public TicketSource Source { get; init; } = TicketSource.Api;

    public Priority Priority { get; init; } = Priority.Normal;

    public TicketType Type { get; init; } = TicketType.Question;

    public IReadOnlyList<string> Tags { get; init; } = [];

    public AgentId? AssigneeId { get; init; }

    public TeamId? TeamId { get; init; }

    /// <summary>Values of the workspace's own fields, by key; null: none.</summary>
    public IReadOnlyDictionary<string, JsonElement>? CustomFields { get; init; }

    public IReadOnlyList<FileId> Files { get; init; } = [];

    public void Check(Checks check)
    {
        check.Required("/subject", Subject, SubjectMax);
        check.Required("/description", Description, Body.Max);
        check.Email("/requester/email", RequesterEmail);
        check.Optional("/requester/name", RequesterName, 200);
        TagRules.Check(check, Tags);
        check.AtMost("/file_ids", Files, TicketFile.MaxPerMessage);
    }
}

internal sealed class OpenTicketHandler(TicketNumbers numbers, TicketFields fields) : IHandler<OpenTicket, TicketView>
{
    public async Task<Result<TicketView>> Handle(OpenTicket command, Call call, CancellationToken ct)
    {
        var number = await numbers.Next(call, ct);
        var requester = await ContactBook.FindOrMake(call, command.RequesterEmail, command.RequesterName, ct);
        var holder = await Holders.Find(call, command.AssigneeId, command.TeamId, ct);
        if (holder.Refusal is { } noHolder)
        {
            return noHolder;
        }

        var files = await OwnUploads.FindFree(call, command.Files, ct);
        if (files.Refusal is { } noFile)
        {
            return noFile;
        }

        var values = await fields.Read(command.CustomFields, call, ct);
        if (values.Refusal is { } wrong)
        {
            return wrong;
        }

        if (requester.Company is null && requester.CompanyId is { } company)
        {
            await call.Query<Company>().FirstAsync(c => c.Id == company, ct);
        }

        var ticket = new Ticket(call.Ids.Next<TicketId>(), number, command.Subject.Trim(), command.Source, requester, call)
        {
            Priority = command.Priority,
            Type = command.Type,
            Tags = TagRules.Tidy(command.Tags),
        };
        call.Append(ticket);
        foreach (var tag in ticket.Tags)
        {
            call.Append(new TicketTag { WorkspaceId = call.Workspace, TicketId = ticket.Id, Tag = tag });
        }

        if (TicketFields.Start(ticket, values.Value, call) is { } tooMuch)
        {
            return tooMuch;
        }

        var author = new Actor(ActorType.Contact, requester.Id.Value, requester.Name);
        Conversation.Add(call, ticket, MessageKind.PublicReply, author, Body.From(command.Description, command.Format), files.Value, call.Now);
        ticket.Assign(holder.Value.Agent ?? await Holders.OpenerIfUnseen(call, holder.Value.Team, ct), holder.Value.Team, call);
        return TicketView.Of(ticket);
    }
}
