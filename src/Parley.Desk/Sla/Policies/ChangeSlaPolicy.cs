using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.Sla.Policies;

/// <summary>Changes a policy as a whole. Clocks that run are reckoned anew a few seconds later; what was met or breached stays.</summary>
public sealed record ChangeSlaPolicy(SlaPolicyId Id, SlaPolicyTerms Terms) : ICommand<SlaPolicyView>
{
    public void Check(Checks check) => Terms.Check(check);
}

internal sealed class ChangeSlaPolicyHandler(RulesChange change) : IHandler<ChangeSlaPolicy, SlaPolicyView>
{
    public async Task<Result<SlaPolicyView>> Handle(ChangeSlaPolicy command, Call call, CancellationToken ct)
    {
        if (await call.Policies().FirstOrDefaultAsync(p => p.Id == command.Id, ct) is not { } policy)
        {
            return Refusal.NotFound("policy");
        }

        if (await call.PolicyNameTaken(command.Terms.Name, command.Id, ct) is { } taken)
        {
            return taken;
        }

        if (await command.Terms.FindStrangers(call, ct) is { } stranger)
        {
            return stranger;
        }

        policy.Change(command.Terms);
        change.Announce(call);
        return (await SlaPolicyView.Of([policy], call, ct))[0];
    }
}
