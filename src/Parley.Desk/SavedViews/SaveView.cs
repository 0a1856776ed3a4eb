using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.SavedViews;

/// <summary>Keeps a query under a name.</summary>
/// <param name="Query">Empty: every ticket.</param>
public sealed record SaveView(string Name, string Query, string Sort, bool Shared) : ICommand<SavedViewView>
{
    public void Check(Checks check) => check.Required("/name", Name, SavedView.NameMax);
}

internal sealed class SaveViewHandler : IHandler<SaveView, SavedViewView>
{
    public async Task<Result<SavedViewView>> Handle(SaveView command, Call call, CancellationToken ct)
    {
        if (call.Caller.Actor.Id is not { } owner || (command.Shared && !call.Caller.May(Permissions.ViewsManage)))
        {
            return ViewLoading.NotYours;
        }

        var query = command.Query.Trim();
        if (await call.Refuse(query, command.Sort, ct) is { } wrong)
        {
            return wrong;
        }

        if (await call.RefuseIfFull(command.Shared, ct) is { } full)
        {
            return full;
        }

        var view = call.Add(new SavedView
        {
            Id = call.Ids.Next<SavedViewId>(),
            WorkspaceId = call.Workspace,
            OwnerId = owner,
            OwnerName = call.Caller.Actor.Name,
            Name = command.Name.Trim(),
            Query = query,
            Sort = command.Sort,
            Shared = command.Shared,
            Place = 1 + await call.VisibleViews().Select(v => (int?)v.Place).MaxAsync(ct) ?? 0,
            CreatedAt = call.Now,
        });
        return view.Shown(call.Caller);
    }
}
