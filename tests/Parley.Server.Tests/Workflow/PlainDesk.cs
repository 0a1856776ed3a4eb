using Parley.Desk.People;
using Parley.Desk.Tickets;
using Parley.Desk.Workflow;
using Parley.Platform;

namespace Parley.Server.Tests.Workflow;

/// <summary>A ticket as far as the workflow goes.</summary>
internal sealed record PlainTicket
{
    public required int Index { get; init; }

    public TicketStatus Status { get; set; }

    public string? Name { get; set; }

    public bool Assigned { get; set; }

    public bool HasTeam { get; set; }

    public bool Tagged { get; set; }

    public DateTimeOffset? Answered { get; set; }

    public DateTimeOffset? Resolved { get; set; }

    public DateTimeOffset? Closed { get; set; }

    public int? FollowUpOf { get; init; }

    public int? FollowedBy { get; set; }

    public int Messages { get; set; } = 1;
}

/// <summary>The workflow once more, as one would tell it: all in memory, every question answered by looking through everything. Each act answers "done" or why not.</summary>
internal sealed class PlainDesk
{
    public List<PlainTicket> Tickets { get; } = [];

    public WorkflowRules Rules { get; set; } = WorkflowRules.Usual;

    public DateTimeOffset Now { get; set; }

    public PlainTicket Open()
    {
        Tickets.Add(new PlainTicket { Index = Tickets.Count });
        return Tickets[^1];
    }

    public string Move(PlainTicket ticket, TicketStatus to, string? name, bool keepsName, Role role)
    {
        if (to == ticket.Status)
        {
            var wanted = keepsName ? ticket.Name : name;
            if (wanted != ticket.Name && ticket.Status == TicketStatus.Closed)
            {
                return "ticket_closed";
            }

            ticket.Name = wanted;
            return "done";
        }

        var against = Against(ticket, to, role);
        if (against.Count > 0)
        {
            var allowed = Enum.GetValues<TicketStatus>().Where(s => s != ticket.Status && s != TicketStatus.New && Against(ticket, s, role).Count == 0);
            return $"transition_not_allowed {string.Join(',', against)} {string.Join(',', allowed.Select(Words.Of))}";
        }

        Set(ticket, to, name);
        return "done";
    }

    /// <summary>All or nothing; the move comes last.</summary>
    public string Update(PlainTicket ticket, bool? assigned, bool? hasTeam, bool? tagged, TicketStatus? to, Role role)
    {
        if (ticket.Status == TicketStatus.Closed)
        {
            return "ticket_closed";
        }

        var before = ticket with { };
        (ticket.Assigned, ticket.HasTeam, ticket.Tagged) = (assigned ?? ticket.Assigned, hasTeam ?? ticket.HasTeam, tagged ?? ticket.Tagged);
        var said = to is { } status ? Move(ticket, status, null, keepsName: true, role) : "done";
        if (said != "done")
        {
            Tickets[ticket.Index] = before;
        }

        return said;
    }

    public string TeamSays(PlainTicket ticket, MessageKind kind)
    {
        if (ticket.Status == TicketStatus.Closed)
        {
            return "ticket_closed";
        }

        ticket.Messages++;
        if (kind == MessageKind.PublicReply)
        {
            ticket.Answered ??= Now;
            if (ticket.Status == TicketStatus.New)
            {
                Set(ticket, TicketStatus.Open, null);
            }
        }

        return "done";
    }

    /// <summary>The ticket that takes it.</summary>
    public PlainTicket CustomerSays(PlainTicket ticket)
    {
        var isOver = ticket.Status == TicketStatus.Closed
            || (ticket.Status == TicketStatus.Resolved && (Now - ticket.Resolved!.Value).TotalDays > Rules.ReopenWithinDays); // what is resolved has its time
        if (isOver && ticket.FollowedBy is { } next)
        {
            return CustomerSays(Tickets[next]);
        }

        if (isOver)
        {
            Tickets.Add(new PlainTicket
            {
                Index = Tickets.Count,
                FollowUpOf = ticket.Index,
                Assigned = ticket.Assigned,
                HasTeam = ticket.HasTeam,
                Tagged = ticket.Tagged,
            });
            ticket.FollowedBy = Tickets.Count - 1;
            return Tickets[^1];
        }

        ticket.Messages++;
        if (ticket.Status is TicketStatus.Pending or TicketStatus.Resolved)
        {
            Set(ticket, TicketStatus.Open, null);
        }

        return ticket;
    }

    public void CloseWhatIsDue()
    {
        foreach (var ticket in Tickets.Where(t => t.Status == TicketStatus.Resolved && Rules.CloseAfterDays > 0))
        {
            if ((Now - ticket.Resolved!.Value).TotalDays >= Rules.CloseAfterDays) // what is resolved has its time
            {
                Set(ticket, TicketStatus.Closed, null);
            }
        }
    }

    private List<string> Against(PlainTicket ticket, TicketStatus to, Role role)
    {
        if (ticket.Status == TicketStatus.Closed)
        {
            return ["closed"];
        }

        var rule = Rules.Moves.SingleOrDefault(m => m.From == ticket.Status && m.To == to);
        if (rule is null)
        {
            return ["not_allowed"];
        }

        var reasons = new List<string>();
        foreach (var need in rule.Needs)
        {
            var has = need switch
            {
                MoveNeed.Assignee => ticket.Assigned,
                MoveNeed.Team => ticket.HasTeam,
                MoveNeed.Tags => ticket.Tagged,
                _ => ticket.Answered is not null,
            };
            if (!has)
            {
                reasons.Add($"needs_{Words.Of(need)}");
            }
        }

        if (rule.Roles.Count > 0 && !rule.Roles.Contains(role))
        {
            reasons.Add("needs_role");
        }

        return reasons;
    }

    private void Set(PlainTicket ticket, TicketStatus to, string? name)
    {
        (ticket.Status, ticket.Name) = (to, name);
        ticket.Closed = to == TicketStatus.Closed ? Now : null;
        if (to == TicketStatus.Resolved || (to == TicketStatus.Closed && ticket.Resolved is null))
        {
            ticket.Resolved = Now;
        }
        else if (to != TicketStatus.Closed)
        {
            ticket.Resolved = null;
        }
    }
}
