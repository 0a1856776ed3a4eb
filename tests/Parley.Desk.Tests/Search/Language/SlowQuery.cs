using Parley.Desk.Search;
using Parley.Desk.Search.Language;
using Parley.Desk.Tickets;

namespace Parley.Desk.Tests.Search.Language;

/// <summary>What a query means, said once more in the plainest way: one ticket at a time.</summary>
internal sealed class SlowQuery(ToldWorkspace told, Guid? me, DateTimeOffset now)
{
    public bool Holds(QueryNode node, ToldTicket ticket) => node switch
    {
        AllOf all => all.Parts.All(part => Holds(part, ticket)),
        AnyOf any => any.Parts.Any(part => Holds(part, ticket)),
        NoneOf none => !Holds(none.Part, ticket),
        SearchTerm term => IsWritten(term, Tokens.Of(ticket.Text)),
        FieldTest test => test.Values.Any(value => Is(test, value.Text, ticket.View)),
        _ => throw new InvalidOperationException(),
    };

    private static bool IsWritten(SearchTerm term, List<string> tokens)
    {
        for (var at = 0; at + term.Tokens.Count <= tokens.Count; at++)
        {
            var last = term.Tokens.Count - 1;
            if (term.Tokens.Take(last).SequenceEqual(tokens.Skip(at).Take(last))
                && (term.Beginning ? tokens[at + last].StartsWith(term.Tokens[last], StringComparison.Ordinal) : tokens[at + last] == term.Tokens[last]))
            {
                return true;
            }
        }

        return false;
    }

    private bool Is(FieldTest test, string value, TicketView t) => test.Field.Name switch
    {
        "status" => value == Platform.Words.Of(t.Status),
        "type" => value == Platform.Words.Of(t.Type),
        "source" => value == Platform.Words.Of(t.Source),
        "priority" => Compare(test.Comparison, t.Priority.CompareTo(Platform.Words.Parse<Priority>(value))),
        "tag" => t.Tags.Contains(value),
        "assignee" => value switch
        {
            "none" => t.Assignee is null,
            "me" => t.Assignee is { } who && who.Id == me,
            _ => t.Assignee is { } who && (who.Name == value || who.Name.StartsWith($"{value} ", StringComparison.Ordinal) || EmailOf(who.Id) == value),
        },
        "team" => value == "none" ? t.Team is null : t.Team?.Name == value,
        "company" => value == "none" ? t.Company is null : t.Company?.Name == value,
        "requester" => t.Requester.Email == value,
        "created" => InTime(test.Comparison, t.CreatedAt, value),
        "updated" => InTime(test.Comparison, t.UpdatedAt, value),
        "satisfaction" => t.Satisfaction is { } said ? value == Platform.Words.Of(said) : value == "none",
        "resolved" => t.ResolvedAt is { } at && InTime(test.Comparison, at, value),
        _ when test.Field.Key is { } key => value switch
        {
            "none" => !t.CustomFields.ContainsKey(key),
            "yes" => Field(t, key) == "true",
            "no" => Field(t, key) is null or "false",
            _ => Field(t, key) == value,
        },
        _ => false,
    };

    private static string? Field(TicketView t, string key) => t.CustomFields.TryGetValue(key, out var held) ? held.ToString().ToLowerInvariant() : null;

    private string? EmailOf(Guid agent) => told.Agents.FirstOrDefault(a => a.Id.Value == agent)?.Email;

    private static bool Compare(Comparison comparison, int order) =>
        comparison switch { Comparison.Is => order == 0, Comparison.Above => order > 0, Comparison.From => order >= 0, Comparison.Below => order < 0, _ => order <= 0 };

    private bool InTime(Comparison comparison, DateTimeOffset at, string value)
    {
        var time = QueryTime.Read(value)!;
        var place = at < time.From(now) ? -1 : at >= time.To(now) ? 1 : 0;
        return Compare(comparison, place);
    }
}
