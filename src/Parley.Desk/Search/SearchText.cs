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
            var row = SearchRow.Of(call.Workspace, ticket.Key, [.. ticket]);
            if (row.Tokens.Count > 0)
            {
                Add(call, row);
            }
        }
    }

    private static void Add(Call call, SearchRow row) => call.Session.Append(
        call.Session.Sql(
            $"""
            insert into ticket_search (doc, workspace_id, ticket_id, text) values ({SearchRow.SqliteDoc("$2")}, $1, $2, $3)
            on conflict (ticket_id) do update set text = text || ' ' || excluded.text where length(text) < 1000000
            """,
            "select ticket_search_add($1, $2, $3)"),
        row.Workspace.Value,
        row.Ticket.Value,
        call.Session.Sql(row.Text, row.Vector.ToString()));
}
