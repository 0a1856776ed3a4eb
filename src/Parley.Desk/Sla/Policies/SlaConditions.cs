using Parley.Desk.People.Contacts;
using Parley.Desk.Teams;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.Sla.Policies;

/// <summary>Which tickets a policy is for. Each list is an "any of"; an empty one asks for nothing.</summary>
public sealed record SlaConditions(
    IReadOnlyList<Priority> Priority,
    IReadOnlyList<TicketType> Type,
    IReadOnlyList<TicketSource> Source,
    IReadOnlyList<TeamId> Team,
    IReadOnlyList<string> Tag,
    IReadOnlyList<CompanyId> Company)
{
    /// <summary>Of every ticket.</summary>
    internal static readonly SlaConditions None = new([], [], [], [], [], []);

    private const int Most = 100;

    internal void Check(Checks check)
    {
        check.AtMost("/conditions/team", Team, Most);
        check.AtMost("/conditions/company", Company, Most);
        TagRules.Check(check, [.. Tag.Select(t => t ?? "")], i => $"/conditions/tag/{i}"); // JSON may say null
    }

    internal SlaConditions Tidy() => this with
    {
        Priority = [.. Priority.Distinct()],
        Type = [.. Type.Distinct()],
        Source = [.. Source.Distinct()],
        Team = [.. Team.Distinct()],
        Tag = TagRules.Tidy(Tag),
        Company = [.. Company.Distinct()],
    };

    internal bool Hold(Ticket ticket) =>
        (Priority.Count == 0 || Priority.Contains(ticket.Priority))
        && (Type.Count == 0 || Type.Contains(ticket.Type))
        && (Source.Count == 0 || Source.Contains(ticket.Source))
        && (Team.Count == 0 || (ticket.TeamId is { } team && Team.Contains(team)))
        && (Tag.Count == 0 || Tag.Any(ticket.Tags.Contains))
        && (Company.Count == 0 || (ticket.CompanyId is { } company && Company.Contains(company)));
}
