using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.Sla.Policies;

public sealed record ReadSlaPolicy(SlaPolicyId Id) : IQuery<SlaPolicyView>;

internal sealed class ReadSlaPolicyHandler : IHandler<ReadSlaPolicy, SlaPolicyView>
{
    public async Task<Result<SlaPolicyView>> Handle(ReadSlaPolicy query, Call call, CancellationToken ct) =>
        await call.Policies().FirstOrDefaultAsync(p => p.Id == query.Id, ct) is { } policy ? (await SlaPolicyView.Of([policy], call, ct))[0] : Refusal.NotFound("policy");
}
