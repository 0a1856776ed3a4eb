using Parley.Desk.People;
using Parley.Platform.Data;
using Parley.Platform.Work;

namespace Parley.Desk.Teams;

/// <summary>The workspace's agents, oldest first.</summary>
public sealed record ListAgents(PageRequest Page) : IQuery<Page<AgentView>>;

internal sealed class ListAgentsHandler : IHandler<ListAgents, Page<AgentView>>
{
    private static readonly Keyset<Agent, DateTimeOffset, AgentId> Oldest = Keyset.ByTime<Agent, AgentId>("created_at", false, a => a.CreatedAt, a => a.Id);

    public async Task<Result<Page<AgentView>>> Handle(ListAgents query, Call call, CancellationToken ct)
    {
        var page = await Oldest.Read(call.Query<Agent>(), "", query.Page, ct);
        return page.Refusal is { } refusal ? refusal : new Page<AgentView>(await AgentViews.Of(page.Value.Rows, call, ct), page.Value.Next);
    }
}
