using Parley.Desk.Tickets;
using Parley.Platform.Data;
using Parley.Platform.Data.Bulk;
using Parley.Platform.Ids;
using Parley.Platform.Work;

namespace Parley.Desk.Search;

/// <summary>What a ticket is found by. The one place that makes it from what was written, and that knows how each engine keeps it.</summary>
/// <param name="Tokens">In the order in which they were written.</param>
/// <param name="OpenedAt">Null: the ticket was there before.</param>
internal sealed record SearchRow(WorkspaceId Workspace, TicketId Ticket, IReadOnlyList<string> Tokens, DateTimeOffset? OpenedAt)
{
    /// <summary>How many bits of a row's number on SQLite count the tickets of one second.</summary>
    public const int SqliteDocBits = 20;

    /// <summary>
    /// SQLite's expression for the number of a new row: the second of the ticket's creation, and behind it how many of that second there are. A
    /// million in one, which no helpdesk sees, would run over into the next and be found a page too early or too late.
    /// </summary>
    /// <param name="ticket">The place of the ticket's id, such as <c>$2</c>.</param>
    public static string SqliteDoc(string ticket) =>
        $"""
        (with one as (select created_at / 1000 << {SqliteDocBits} as first from ticket where id = {ticket})
        select coalesce((select max(doc) + 1 from ticket_search where doc >= first and doc < first + (1 << {SqliteDocBits})), first) from one)
        """;

    /// <summary>The words that facts of one ticket bring.</summary>
    public static SearchRow Of(WorkspaceId workspace, TicketId ticket, IReadOnlyCollection<Fact> facts) =>
        new(workspace, ticket, [.. facts.SelectMany(Written).SelectMany(Search.Tokens.Of)], facts.OfType<TicketOpened>().FirstOrDefault()?.At);

    /// <summary>For SQLite's text index.</summary>
    public string Text => string.Join(' ', Tokens);

    /// <summary>For PostgreSQL's.</summary>
    public TsVector Vector => TsVector.Of(Tokens, OpenedAt is { } at ? SearchSpan.Words(Workspace, at) : []);

    /// <summary>The table, for whole tickets that are loaded.</summary>
    public static BulkTable Table(Engine engine) => engine is PostgresEngine
        ? new("ticket_search", ["workspace_id", "ticket_id", "words"], (row, writer) =>
        {
            var search = (SearchRow)row;
            writer.Write(search.Workspace.Value);
            writer.Write(search.Ticket.Value);
            writer.Write(search.Vector);
        })
        : new("ticket_search", ["workspace_id", "ticket_id", "text"], (row, writer) =>
        {
            var search = (SearchRow)row;
            writer.Write(search.Workspace.Value);
            writer.Write(search.Ticket.Value);
            writer.Write(search.Text);
        })
        {
            Made = [("doc", SqliteDoc("?2"))],
        };

    private static IEnumerable<string> Written(Fact fact) => fact switch
    {
        TicketOpened opened => [$"{opened.Number}", opened.SubjectLine, opened.RequesterName, opened.RequesterEmail],
        MessageAdded { Message: var message } => [message.BodyText, .. message.Files.Select(f => f.Name)],
        TicketSplit split => split.Texts,
        TicketUpdated { Field: "subject", To: string subject } => [subject],
        _ => [],
    };
}
