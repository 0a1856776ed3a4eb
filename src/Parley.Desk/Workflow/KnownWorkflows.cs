using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Parley.Platform.Ids;
using Parley.Platform.Realtime;
using Parley.Platform.Work;

namespace Parley.Desk.Workflow;

/// <summary>The rules of the workspaces as this node knows them, so that a move costs no question more.</summary>
internal sealed class KnownWorkflows(Signals signals, TimeProvider clock, ILogger<KnownWorkflows> log)
{
    private readonly Remembered<WorkflowRules> _known = new("workflow", signals, clock, log);

    public ValueTask<WorkflowRules> Of(Call call, CancellationToken ct) => _known.Of(call.Workspace, () => Read(call, ct));

    /// <summary>To be called once the change is committed.</summary>
    public void Changed(WorkspaceId workspace) => _known.Changed(workspace);

    private static async Task<WorkflowRules> Read(Call call, CancellationToken ct) =>
        (await call.Query<WorkflowDocument>().AsNoTracking().FirstOrDefaultAsync(ct))?.Read() ?? WorkflowRules.Usual;
}
