using Parley.Platform.Work;

namespace Parley.Desk.SavedViews;

/// <summary>Changes some of a view; what is left out stays.</summary>
public sealed record ChangeView(SavedViewId Id) : ICommand<SavedViewView>
{
    public string? Name { get; init; }

    public string? Query { get; init; }

    public string? Sort { get; init; }

    public bool? Shared { get; init; }

    public int? Place { get; init; }

    public void Check(Checks check)
    {
        if (Name is not null)
        {
            check.Required("/name", Name, SavedView.NameMax);
        }

        if (Place is < 0 or > 1_000_000)
        {
            check.Add("/place", "out_of_range", "A whole number from 0 to 1,000,000 is expected.");
        }
    }
}

internal sealed class ChangeViewHandler : IHandler<ChangeView, SavedViewView>
{
    public async Task<Result<SavedViewView>> Handle(ChangeView command, Call call, CancellationToken ct)
    {
        var found = await call.ViewToChange(command.Id, ct);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var view = found.Value;
        var shared = command.Shared ?? view.Shared;
        if (await RefuseMove(view, shared, call, ct) is { } refused)
        {
            return refused;
        }

        var (query, sort) = (command.Query?.Trim() ?? view.Query, command.Sort ?? view.Sort);
        if ((command.Query ?? command.Sort) is not null && await call.Refuse(query, sort, ct) is { } wrong)
        {
            return wrong;
        }

        (view.Name, view.Query, view.Sort) = (command.Name?.Trim() ?? view.Name, query, sort);
        (view.Shared, view.Place) = (shared, command.Place ?? view.Place);
        return view.Shown(call.Caller);
    }

    // What is no longer shared is its owner's alone, and so not for another to take away from everybody.
    private static async Task<Refusal?> RefuseMove(SavedView view, bool shared, Call call, CancellationToken ct)
    {
        if (shared == view.Shared)
        {
            return null;
        }

        return !call.Caller.May(Permissions.ViewsManage) ? ViewLoading.NotYours
            : !shared && view.OwnerId != call.Caller.Actor.Id ? new Refusal(RefusalKind.Conflict, "not_the_owner", $"Only {view.OwnerName}, who made this view, can take it back for themselves. You can delete it.")
            : await call.RefuseIfFull(shared, ct);
    }
}
