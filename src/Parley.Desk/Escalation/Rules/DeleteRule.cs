using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.Escalation.Rules;

/// <summary>Takes a rule away. What it has escalated stays so.</summary>
public sealed record DeleteRule(EscalationRuleId Id) : ICommand<Done>;

internal sealed class DeleteRuleHandler : IHandler<DeleteRule, Done>
{
    public async Task<Result<Done>> Handle(DeleteRule command, Call call, CancellationToken ct)
    {
        if (await call.Rules().AsTracking().FirstOrDefaultAsync(r => r.Id == command.Id, ct) is not { } rule)
        {
            return Refusal.NotFound("rule");
        }

        rule.DeletedAt = call.Now;
        return default(Done);
    }
}
