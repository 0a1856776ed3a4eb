using Parley.Desk.People;
using Parley.Desk.People.Keys;
using Parley.Platform.Work;

namespace Parley.Desk.Teams;

/// <summary>A workspace with the administrator and the key by which it can be entered: all of it, or nothing that would be in the way of the next try.</summary>
public sealed record SetUpWorkspace(CreateWorkspace Workspace, AddAgent Admin, MakeApiKey Key) : ICommand<FoundedWorkspace>;

internal sealed class SetUpWorkspaceHandler : IHandler<SetUpWorkspace, FoundedWorkspace>
{
    public async Task<Result<FoundedWorkspace>> Handle(SetUpWorkspace command, Call call, CancellationToken ct)
    {
        var workspace = await call.Run(command.Workspace, ct);
        if (workspace.Refusal is { } noWorkspace)
        {
            return noWorkspace;
        }

        // The rows that follow refer to it.
        await call.Session.Save(ct);
        var admin = await call.Run(command.Admin, ct);
        if (admin.Refusal is { } noAdmin)
        {
            return noAdmin;
        }

        var key = await call.Run(command.Key, ct);
        return key.Refusal is { } noKey
            ? noKey
            : new FoundedWorkspace(
                workspace.Value.Id, workspace.Value.Slug, admin.Value.Agent, key.Value.Key!, admin.Value.AccountIsNew ? "" : null); // made just now
    }
}
