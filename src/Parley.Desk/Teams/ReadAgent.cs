using Microsoft.EntityFrameworkCore;
using Parley.Desk.People;
using Parley.Platform.Work;

namespace Parley.Desk.Teams;

public sealed record ReadAgent(AgentId Id) : IQuery<AgentView>;

internal sealed class ReadAgentHandler : IHandler<ReadAgent, AgentView>
{
    public async Task<Result<AgentView>> Handle(ReadAgent query, Call call, CancellationToken ct) =>
        await call.Query<Agent>().FirstOrDefaultAsync(a => a.Id == query.Id, ct) is { } agent ? (await AgentViews.Of([agent], call, ct))[0] : Refusal.NotFound("agent");
}
