using Parley.Desk.People;
using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Fields;
using Parley.Platform;
using Parley.Platform.Work;

namespace Parley.Desk.Workflow;

/// <summary>Why a ticket may not go to a status.</summary>
/// <param name="Code">closed, not_allowed, needs_assignee, needs_team, needs_tags, needs_first_response, needs_fields or needs_role.</param>
/// <param name="Message">One sentence for a person.</param>
public sealed record MoveReason(string Code, string Message)
{
    /// <summary>The keys of the workspace's own fields that need a value; only with <c>needs_fields</c>.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];
}

/// <summary>Whether a ticket may go to a status now, by this caller's hand.</summary>
/// <param name="Reasons">Why not; empty: it may.</param>
public sealed record MoveVerdict(TicketStatus To, bool Allowed, IReadOnlyList<MoveReason> Reasons)
{
    /// <summary>On every status that is not the ticket's own and that some ticket could go to.</summary>
    public static IReadOnlyList<MoveVerdict> Of(Ticket ticket, WorkflowRules rules, IReadOnlyList<TicketFieldView> fields, Caller caller) =>
        [.. Enum.GetValues<TicketStatus>().Where(to => to != ticket.Status && to != TicketStatus.New).Select(to => Of(ticket, to, rules, fields, caller))];

    public static MoveVerdict Of(Ticket ticket, TicketStatus to, WorkflowRules rules, IReadOnlyList<TicketFieldView> fields, Caller caller)
    {
        var reasons = Against(ticket, to, rules, fields, caller).ToList();
        return new MoveVerdict(to, reasons.Count == 0, reasons);
    }

    private static IEnumerable<MoveReason> Against(Ticket ticket, TicketStatus to, WorkflowRules rules, IReadOnlyList<TicketFieldView> fields, Caller caller)
    {
        if (ticket.Status == TicketStatus.Closed)
        {
            return [new MoveReason("closed", "A closed ticket stays as it is.")];
        }

        return rules.Rule(ticket.Status, to) is { } rule
            ? [.. rule.Needs.Where(need => !Has(ticket, need)).Select(Lacks), .. OfFields(MissingFields.Of(ticket, to, fields)), .. OfRole(rule, caller)]
            : [new MoveReason("not_allowed", $"The workflow has no way from {Words.Of(ticket.Status)} to {Words.Of(to)}.")];
    }

    private static bool Has(Ticket ticket, MoveNeed need) => need switch
    {
        MoveNeed.Assignee => ticket.AssigneeId is not null,
        MoveNeed.Team => ticket.TeamId is not null,
        MoveNeed.Tags => ticket.Tags.Count > 0,
        _ => ticket.FirstResponseAt is not null,
    };

    private static MoveReason Lacks(MoveNeed need) => new($"needs_{Words.Of(need)}", need switch
    {
        MoveNeed.Assignee => "It needs an assignee first.",
        MoveNeed.Team => "It needs a team first.",
        MoveNeed.Tags => "It needs a tag first.",
        _ => "It needs a public answer first.",
    });

    private static IEnumerable<MoveReason> OfFields(IReadOnlyList<TicketFieldView> missing) =>
        missing.Count == 0 ? [] : [new MoveReason("needs_fields", $"It needs a value first: {string.Join(", ", missing.Select(f => f.Name))}.") { Fields = [.. missing.Select(f => f.Key)] }];

    private static IEnumerable<MoveReason> OfRole(MoveRule rule, Caller caller)
    {
        var role = caller.May(Permissions.WorkflowManage) ? Role.Admin : Role.Agent;
        if (rule.Roles.Count > 0 && !rule.Roles.Contains(role))
        {
            yield return new MoveReason("needs_role", $"Only for: {string.Join(", ", rule.Roles.Select(Words.Of))}.");
        }
    }
}
