using System.Text.Json;
using Parley.Desk.Assignment;
using Parley.Desk.Files;
using Parley.Desk.People;
using Parley.Desk.People.Contacts;
using Parley.Desk.Teams;
using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Bodies;
using Parley.Desk.Tickets.Customer;
using Parley.Desk.Workflow;
using Parley.Platform.Work;

namespace Parley.Server.Api;

/// <summary>A ticket to open; the description is the requester's first message.</summary>
internal sealed record OpenTicketBody
{
    /// <summary>1 to 250 characters. Needed.</summary>
    public string? Subject { get; init; }

    /// <summary>Plain text, up to 100,000 characters. Needed.</summary>
    public string? Description { get; init; }

    /// <summary>Who asks. Needed; found by the email address, or made.</summary>
    public RequesterBody? Requester { get; init; }

    /// <summary>Normal if not given.</summary>
    public Priority? Priority { get; init; }

    /// <summary>Question if not given.</summary>
    public TicketType? Type { get; init; }

    /// <summary>Api if not given.</summary>
    public TicketSource? Source { get; init; }

    /// <summary>Up to 50 short words.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    public AgentId? AssigneeId { get; init; }

    public TeamId? TeamId { get; init; }

    /// <summary>Values of the workspace's own fields, by their keys.</summary>
    public IReadOnlyDictionary<string, JsonElement>? CustomFields { get; init; }

    /// <summary>One's own uploads that hang on no ticket yet.</summary>
    public IReadOnlyList<FileId>? FileIds { get; init; }

    public OpenTicket ToCommand() => new()
    {
        Subject = Subject ?? "",
        Description = Description ?? "",
        RequesterEmail = Requester?.Email ?? "",
        RequesterName = Requester?.Name,
        Priority = Priority ?? Desk.Tickets.Priority.Normal,
        Type = Type ?? TicketType.Question,
        Source = Source ?? TicketSource.Api,
        Tags = Tags ?? [],
        AssigneeId = AssigneeId,
        TeamId = TeamId,
        CustomFields = CustomFields,
        Files = FileIds ?? [],
    };
}

internal sealed record RequesterBody
{
    /// <summary>Needed.</summary>
    public string? Email { get; init; }

    /// <summary>Kept when the contact has none yet.</summary>
    public string? Name { get; init; }
}

/// <summary>Fields to change; what is left out stays.</summary>
internal sealed record UpdateTicketBody
{
    public string? Subject { get; init; }

    public TicketStatus? Status { get; init; }

    /// <summary>One of the workspace's own statuses; null: the status by its own name.</summary>
    public Optional<NamedStatusId?> StatusId { get; init; }

    public Priority? Priority { get; init; }

    public TicketType? Type { get; init; }

    /// <summary>All tags, in place of those there are.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Null: nobody.</summary>
    public Optional<AgentId?> AssigneeId { get; init; }

    /// <summary>Null: no team.</summary>
    public Optional<TeamId?> TeamId { get; init; }

    /// <summary>Values of the workspace's own fields, by their keys; null takes one away, and what is left out stays.</summary>
    public IReadOnlyDictionary<string, JsonElement>? CustomFields { get; init; }

    public UpdateTicket ToCommand(TicketId ticket) => new(ticket)
    {
        Subject = Subject,
        Status = Status,
        NamedStatus = StatusId,
        Priority = Priority,
        Type = Type,
        Tags = Tags,
        Assignee = AssigneeId,
        Team = TeamId,
        CustomFields = CustomFields,
    };
}

internal sealed record StatusBody
{
    /// <summary>Needed, unless a status of the workspace's own is named.</summary>
    public TicketStatus? Status { get; init; }

    /// <summary>One of the workspace's own statuses; null: the status by its own name.</summary>
    public Optional<NamedStatusId?> StatusId { get; init; }
}

internal sealed record PriorityBody(Priority? Priority);

internal sealed record AssignBody
{
    /// <summary>Null: nobody.</summary>
    public Optional<AgentId?> AgentId { get; init; }

    /// <summary>Null: no team.</summary>
    public Optional<TeamId?> TeamId { get; init; }

    /// <summary>True, and nothing else: whoever suits the ticket best now. If nobody can be given it, a problem says of each agent why.</summary>
    public bool? Auto { get; init; }

    public ICommand<TicketView> ToCommand(TicketId ticket) => Auto == true
        ? new AssignAutomatically(ticket, AgentId, TeamId)
        : new AssignTicket(ticket, AgentId, TeamId);
}

/// <param name="Url">For the customer alone: whoever has it reads and answers the ticket. Shown this once; null in the answer to a repeat.</param>
internal sealed record CustomerLinkView(string? Url)
{
    public static CustomerLinkView Of(CustomerToken made, string publicUrl) => new(made.Token is null ? null : $"{publicUrl}/help/t/{made.Token}");
}

/// <summary>A message to add.</summary>
internal sealed record AddMessageBody
{
    /// <summary>public_reply or internal_note. Needed.</summary>
    public MessageKind? Kind { get; init; }

    /// <summary>Up to 100,000 characters. Needed.</summary>
    public string? Body { get; init; }

    /// <summary>Text if not given.</summary>
    public BodyFormat? Format { get; init; }

    public IReadOnlyList<FileId>? FileIds { get; init; }

    /// <summary>A customer in whose name it is added; needs messages.relay.</summary>
    public AuthorBody? Author { get; init; }

    /// <summary>When it was written; needs messages.relay.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    public AddMessage ToCommand(TicketId ticket) => new(
        ticket, Kind, Body ?? "", Format ?? BodyFormat.Text, FileIds, Author is null ? null : Author.ContactId ?? default, CreatedAt);
}

internal sealed record AuthorBody(ContactId? ContactId);
