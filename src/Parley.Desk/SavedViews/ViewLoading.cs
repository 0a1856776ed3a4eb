using Microsoft.EntityFrameworkCore;
using Parley.Desk.Search.Language;
using Parley.Desk.Tickets.Lists;
using Parley.Platform.Work;

namespace Parley.Desk.SavedViews;

/// <summary>Which views a caller sees, and which are theirs to change.</summary>
internal static class ViewLoading
{
    /// <summary>The shared ones and one's own.</summary>
    public static IQueryable<SavedView> VisibleViews(this Call call)
    {
        var me = call.Caller.Actor.Id;
        return call.Query<SavedView>().Where(v => v.Shared || v.OwnerId == me);
    }

    public static async Task<Result<SavedView>> ViewToChange(this Call call, SavedViewId id, CancellationToken ct)
    {
        var view = await call.VisibleViews().FirstOrDefaultAsync(v => v.Id == id, ct);
        return view is null ? Refusal.NotFound("view") : view.MayChange(call.Caller) ? view : NotYours;
    }

    /// <summary>What is shared is changed by those who may, what is private by its owner.</summary>
    public static bool MayChange(this SavedView view, Caller caller) => view.Shared ? caller.May(Permissions.ViewsManage) : view.OwnerId == caller.Actor.Id;

    public static SavedViewView Shown(this SavedView view, Caller caller) =>
        new(view.Id.Value.ToString(), view.Name, view.Query, view.Sort, BuiltIn: false, view.Shared, view.Place, new Named(view.OwnerId, view.OwnerName), view.MayChange(caller));

    /// <summary>Null: the query can be looked up, and the order is one.</summary>
    public static async Task<Refusal?> Refuse(this Call call, string query, string sort, CancellationToken ct)
    {
        if (TicketSort.Read(sort) is null)
        {
            return Refusal.Invalid("/sort", "unknown_word", $"'{sort}' is none of: {string.Join(", ", TicketSort.Fields)}; with - for descending.");
        }

        // Here the field is called by its whole name.
        return query.Length == 0 || (await TicketQuery.Of(query, call, ct)).Refusal is not { } wrong
            ? null
            : wrong with { Errors = [.. wrong.Errors.Select(e => e with { Field = "/query" })] };
    }

    /// <summary>Null: there is room for one more.</summary>
    public static async Task<Refusal?> RefuseIfFull(this Call call, bool shared, CancellationToken ct)
    {
        var me = call.Caller.Actor.Id;
        var count = await call.Query<SavedView>().CountAsync(v => shared ? v.Shared : !v.Shared && v.OwnerId == me, ct);
        return count < SavedView.Most ? null : new Refusal(RefusalKind.Conflict, "too_many_views", $"There are {SavedView.Most} {(shared ? "shared views" : "views of yours")} already. Delete one first.");
    }

    public static Refusal NotYours { get; } = new(RefusalKind.Forbidden, "forbidden", $"To share views, and to change shared ones, needs the right {Permissions.ViewsManage}.");
}
