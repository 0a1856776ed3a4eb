using Parley.Platform.Work;

namespace Parley.Desk.SavedViews;

public sealed record DeleteView(SavedViewId Id) : ICommand<Done>;

internal sealed class DeleteViewHandler : IHandler<DeleteView, Done>
{
    public async Task<Result<Done>> Handle(DeleteView command, Call call, CancellationToken ct)
    {
        var found = await call.ViewToChange(command.Id, ct);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        call.Session.Db.Remove(found.Value);
        return default(Done);
    }
}
