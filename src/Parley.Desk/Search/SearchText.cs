using System.Text;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.Search;

/// <summary>
/// Keeps each ticket's search text in step with what is written, in the same transaction. On PostgreSQL the text lies where the
/// application's role cannot read it, for a forced policy would keep its index from being used; a definer function adds to it.
/// </summary>
internal sealed class SearchText : IProjection
{
    public void Apply(IReadOnlyList<Fact> facts, Call call)
    {
        foreach (var ticket in facts.OfType<TicketFact>().GroupBy(f => f.Ticket))
        {
            var tokens = ticket.SelectMany(Written).SelectMany(Tokens.Of).ToList();
            if (tokens.Count > 0)
            {
                Add(call, ticket.Key, tokens, ticket.OfType<TicketOpened>().FirstOrDefault()?.At);
            }
        }
    }

    private static IEnumerable<string> Written(TicketFact fact) => fact switch
    {
        TicketOpened opened => [$"{opened.Number}", opened.SubjectLine, opened.RequesterName, opened.RequesterEmail],
        MessageAdded { Message: var message } => [message.BodyText, .. message.Files.Select(f => f.Name)],
        TicketUpdated { Field: "subject", To: string subject } => [subject],
        _ => [],
    };

    private static void Add(Call call, TicketId ticket, List<string> tokens, DateTimeOffset? openedAt)
    {
        call.Session.Append(
            call.Session.Sql(
                """
                insert into ticket_search (workspace_id, ticket_id, text) values ($1, $2, $3)
                on conflict (ticket_id) do update set text = text || ' ' || excluded.text where length(text) < 1000000
                """,
                "select ticket_search_add($1, $2, $3)"),
            call.Workspace.Value,
            ticket.Value,
            call.Session.Sql(string.Join(' ', tokens), (openedAt is { } at ? SearchSpan.Words(call.Workspace, at) : "") + TsVector(tokens)));
    }

    private static string TsVector(List<string> tokens)
    {
        var vector = new StringBuilder();
        for (var i = 0; i < tokens.Count; i++)
        {
            vector.Append('\'').Append(tokens[i]).Append("':").Append(i + 1).Append(' ');
        }

        return vector.ToString();
    }
}
