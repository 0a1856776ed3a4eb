using System.Linq.Expressions;
using Parley.Desk.Search.Language;
using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Lists;
using Parley.Platform.Work;

namespace Parley.Desk.Search;

/// <summary>A page of the tickets that a query finds, each branch by its own way.</summary>
/// <param name="filter">What narrows the list besides.</param>
/// <param name="list">The list without either, in one part.</param>
internal sealed class QueriedList(TicketQuery query, TicketFilter filter, TicketList list, Call call)
{
    public async Task<Result<Page<TicketView>>> Read(PageRequest page, CancellationToken ct)
    {
        if (query.Branches is [var only])
        {
            return await Read(only, page, ct);
        }

        // What is on the page of all is on the page of its branch. One row more of each says whether there is more.
        var found = new HashSet<TicketId>();
        foreach (var branch in query.Branches)
        {
            var read = await Read(branch, page with { Limit = page.Limit + 1 }, ct);
            if (read.Refusal is not null)
            {
                return read;
            }

            found.UnionWith(read.Value.Data.Select(t => t.Id));
        }

        return await list.Of(found).Read(page, ct);
    }

    private Task<Result<Page<TicketView>>> Read(QueryBranch branch, PageRequest page, CancellationToken ct)
    {
        var condition = query.ConditionOf(branch);
        if (branch.IsFoundByWords)
        {
            var index = SearchIndex.For(new SearchQuery(branch.Words), call);
            return new TicketSearch(list.Narrow(tickets => Narrow(tickets, condition)), index, call, SearchPatience.Usual).Read(page, ct);
        }

        if (branch.Words.Count > 0)
        {
            var refused = QueryNode.Any(branch.Words.OfType<NoneOf>().Select(none => none.Part));
            return new ListWithout(list.Narrow(tickets => Narrow(tickets, condition)), SearchIndex.For(new SearchQuery([refused]), call)).Read(page, ct);
        }

        return new NarrowedList(list, tickets => Narrow(tickets, condition), ListPatience.Usual).Read(page, ct);
    }

    private IQueryable<Ticket> Narrow(IQueryable<Ticket> tickets, Expression<Func<Ticket, bool>>? condition)
    {
        var narrowed = filter.Narrow(tickets, call);
        return condition is null ? narrowed : narrowed.Where(condition);
    }
}
