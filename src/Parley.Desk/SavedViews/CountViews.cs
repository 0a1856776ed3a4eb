using Microsoft.EntityFrameworkCore;
using Parley.Desk.Counters;
using Parley.Desk.Search;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.SavedViews;

/// <summary>How many tickets are in each view that the caller sees.</summary>
public sealed record CountViews : IQuery<ViewCounts>;

/// <param name="Data">Of the first views; those far down are left out.</param>
public sealed record ViewCounts(IReadOnlyList<ViewCount> Data, DateTimeOffset AsOf);

/// <param name="View">Its id, or its word.</param>
/// <param name="Name">Null where each screen has its own word.</param>
/// <param name="Count">Null: the view's query names somebody who is no longer there.</param>
/// <param name="More">There are more than that.</param>
/// <param name="Text">For a person: <c>1,000+</c>.</param>
public sealed record ViewCount(string View, string? Name, long? Count, bool More, string Text);

internal sealed class CountViewsHandler : IHandler<CountViews, ViewCounts>
{
    // Each is a search; whoever has more views looks at the rest when they open them.
    private const int Most = 30;

    public async Task<Result<ViewCounts>> Handle(CountViews query, Call call, CancellationToken ct)
    {
        var counts = await Counts.Seen(call, ct);
        var overdue = await Overdue.Of(call.ListedTickets(), call.Now).LongCountAsync(ct);
        var me = call.Caller.Actor is { Type: ActorType.Agent, Id: { } id } ? id : (Guid?)null;
        var all = BuiltInView.All.Select(view => Of(view.Id, null, view.IsIn is { } isIn ? counts.Where(c => isIn(c, me)).Sum(c => c.Tickets) : overdue, more: false)).ToList();
        var saved = await call.VisibleViews().OrderBy(v => v.Place).ThenBy(v => v.CreatedAt).ThenBy(v => v.Id).Take(Most).Select(v => new { v.Id, v.Name, v.Query }).ToListAsync(ct);
        foreach (var view in saved)
        {
            var found = await FoundCount.Of(view.Query, call, ct);
            all.Add(found.Refusal is null ? Of($"{view.Id.Value}", view.Name, found.Value.Count, found.Value.More) : new ViewCount($"{view.Id.Value}", view.Name, null, false, "–"));
        }

        return new ViewCounts(all, call.Now);
    }

    private static ViewCount Of(string view, string? name, long count, bool more) =>
        new(view, name, count, more, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{count:N0}{(more ? "+" : "")}"));
}
