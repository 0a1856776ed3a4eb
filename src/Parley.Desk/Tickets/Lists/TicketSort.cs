using System.Linq.Expressions;
using Parley.Platform.Data;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Lists;

/// <summary>The closed list of orders; each is a stored column that is never null.</summary>
public sealed record TicketSort(string Field, bool Descending)
{
    public static readonly IReadOnlyList<string> Fields = ["number", "created_at", "updated_at", "priority", "sla_due_at"];

    public static readonly TicketSort Newest = new("created_at", true);

    /// <summary>As an address has it: <c>-updated_at</c>; null: it is none.</summary>
    public static TicketSort? Read(string text)
    {
        var descending = text.StartsWith('-');
        var field = descending ? text[1..] : text;
        return Fields.Contains(field) ? new TicketSort(field, descending) : null;
    }

    /// <inheritdoc cref="Keyset{TRow, TKey, TId}"/>
    internal Task<Result<(IReadOnlyList<TView> Rows, string? Next)>> Read<TView>(
        IReadOnlyList<IQueryable<Ticket>> parts, string filters, PageRequest page, Expression<Func<Ticket, TView>> view, CancellationToken ct) => Field switch
        {
            "number" => Numbers[Descending ? 1 : 0].Read(parts, filters, page, view, ct),
            "updated_at" => Updated[Descending ? 1 : 0].Read(parts, filters, page, view, ct),
            "sla_due_at" => Promises[Descending ? 1 : 0].Read(parts, filters, page, view, ct),
            "priority" => Priorities[Descending ? 1 : 0].Read(parts, filters, page, view, ct),
            _ => Created[Descending ? 1 : 0].Read(parts, filters, page, view, ct),
        };

    /// <inheritdoc cref="Keyset{TRow, TKey, TId}.Ahead"/>
    internal Result<IQueryable<Ticket>> Ahead(IQueryable<Ticket> tickets, string filters, string? after, int count) => Field switch
    {
        "number" => Numbers[Descending ? 1 : 0].Ahead(tickets, filters, after, count),
        "updated_at" => Updated[Descending ? 1 : 0].Ahead(tickets, filters, after, count),
        "sla_due_at" => Promises[Descending ? 1 : 0].Ahead(tickets, filters, after, count),
        "priority" => Priorities[Descending ? 1 : 0].Ahead(tickets, filters, after, count),
        _ => Created[Descending ? 1 : 0].Ahead(tickets, filters, after, count),
    };

    private static readonly Keyset<Ticket, long, TicketId>[] Numbers = Both(d => new Keyset<Ticket, long, TicketId>(
        "number", d, t => t.Number, t => t.Id, n => n, n => n));

    private static readonly Keyset<Ticket, DateTimeOffset, TicketId>[] Created = Both(d => Keyset.ByTime<Ticket, TicketId>("created_at", d, t => t.CreatedAt, t => t.Id));

    private static readonly Keyset<Ticket, DateTimeOffset, TicketId>[] Updated = Both(d => Keyset.ByTime<Ticket, TicketId>("updated_at", d, t => t.UpdatedAt, t => t.Id));

    private static readonly Keyset<Ticket, Priority, TicketId>[] Priorities = Both(d => new Keyset<Ticket, Priority, TicketId>(
        "priority", d, t => t.Priority, t => t.Id, p => (int)p, PriorityOf));

    private static Priority PriorityOf(long number) =>
        Enum.IsDefined((Priority)number) ? (Priority)number : throw new ArgumentOutOfRangeException(nameof(number), number, "There is no such priority.");

    private static readonly Keyset<Ticket, DateTimeOffset, TicketId>[] Promises = Both(d => Keyset.ByTime<Ticket, TicketId>("sla_due_at", d, t => t.SlaDueAt, t => t.Id));

    private static T[] Both<T>(Func<bool, T> make) => [make(false), make(true)];
}
