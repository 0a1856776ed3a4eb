using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.Sla.Policies;

/// <summary>Puts the policies in order; all of them are named.</summary>
public sealed record OrderSlaPolicies(IReadOnlyList<SlaPolicyId> Policies) : ICommand<Page<SlaPolicyView>>;

internal sealed class OrderSlaPoliciesHandler(RulesChange change) : IHandler<OrderSlaPolicies, Page<SlaPolicyView>>
{
    public async Task<Result<Page<SlaPolicyView>>> Handle(OrderSlaPolicies command, Call call, CancellationToken ct)
    {
        var policies = await call.Policies().ToDictionaryAsync(p => p.Id, ct);
        for (var i = 0; i < command.Policies.Count; i++)
        {
            if (!policies.ContainsKey(command.Policies[i]))
            {
                return Refusal.Invalid($"/policy_ids/{i}", "not_found", "There is no such policy.");
            }

            if (command.Policies.Take(i).Contains(command.Policies[i]))
            {
                return Refusal.Invalid($"/policy_ids/{i}", "duplicate", "This policy has its place already.");
            }
        }

        if (command.Policies.Count < policies.Count)
        {
            return Refusal.Invalid("/policy_ids", "incomplete", $"There are {policies.Count} policies; name each of them.");
        }

        for (var i = 0; i < command.Policies.Count; i++)
        {
            policies[command.Policies[i]].Position = i + 1;
        }

        change.Announce(call);
        return new Page<SlaPolicyView>(await SlaPolicyView.Of([.. command.Policies.Select(id => policies[id])], call, ct), null);
    }
}
