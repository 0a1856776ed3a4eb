using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.Sla.Policies;

/// <summary>Takes a policy away. Tickets under it come under the next that holds for them, or none; what was met or breached stays.</summary>
public sealed record DeleteSlaPolicy(SlaPolicyId Id) : ICommand<Done>;

internal sealed class DeleteSlaPolicyHandler(RulesChange change) : IHandler<DeleteSlaPolicy, Done>
{
    public async Task<Result<Done>> Handle(DeleteSlaPolicy command, Call call, CancellationToken ct)
    {
        if (await call.Policies().FirstOrDefaultAsync(p => p.Id == command.Id, ct) is not { } policy)
        {
            return Refusal.NotFound("policy");
        }

        policy.DeletedAt = call.Now;
        change.Announce(call);
        return default(Done);
    }
}
