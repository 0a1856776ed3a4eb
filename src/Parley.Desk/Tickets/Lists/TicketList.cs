using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Lists;

/// <summary>A list of tickets that pages are read from.</summary>
/// <param name="Parts">The tickets of it, each in one part.</param>
/// <param name="Print">What shapes it, as text; binds the cursors.</param>
internal sealed record TicketList(IReadOnlyList<IQueryable<Ticket>> Parts, TicketSort Sort, string Print)
{
    public async Task<Result<Page<TicketView>>> Read(PageRequest page, CancellationToken ct)
    {
        var read = await Sort.Read(Parts, Print, page, TicketView.Shown, ct);
        return read.Map(p => new Page<TicketView>(p.Rows, p.Next));
    }

    /// <summary>A page of their ids only.</summary>
    public async Task<Result<Page<TicketId>>> ReadIds(PageRequest page, CancellationToken ct)
    {
        var read = await Sort.Read(Parts, Print, page, t => t.Id, ct);
        return read.Map(p => new Page<TicketId>(p.Rows, p.Next));
    }

    /// <summary>Of a list in one part no more than the first behind a cursor.</summary>
    public Result<TicketList> Ahead(int count, string? after) => Sort.Ahead(Parts.Single(), Print, after, count).Map(ahead => this with { Parts = [ahead] });

    /// <summary>Of the same list, and with the same cursors, only these tickets. The limit has them read first and put in order then; else SQLite follows the order.</summary>
    public TicketList Of(IReadOnlyCollection<TicketId> tickets) => Narrow(part => part.Where(t => tickets.Contains(t.Id)).Take(tickets.Count));

    /// <inheritdoc cref="Of"/>
    public TicketList Narrow(Func<IQueryable<Ticket>, IQueryable<Ticket>> which) => this with { Parts = [.. Parts.Select(which)] };
}
