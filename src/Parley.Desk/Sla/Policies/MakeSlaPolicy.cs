using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.Sla.Policies;

/// <summary>Adds a policy behind all others. Tickets opened from now on come under it, and others with their next change.</summary>
public sealed record MakeSlaPolicy(SlaPolicyTerms Terms) : ICommand<SlaPolicyView>
{
    public void Check(Checks check) => Terms.Check(check);
}

internal sealed class MakeSlaPolicyHandler(RulesChange change) : IHandler<MakeSlaPolicy, SlaPolicyView>
{
    private const int Most = 100;

    public async Task<Result<SlaPolicyView>> Handle(MakeSlaPolicy command, Call call, CancellationToken ct)
    {
        var places = await call.Policies().Select(p => p.Position).ToListAsync(ct);
        if (places.Count >= Most)
        {
            return new Refusal(RefusalKind.Conflict, "too_many", $"There are {Most} policies already. Delete one first.");
        }

        if (await call.PolicyNameTaken(command.Terms.Name, null, ct) is { } taken)
        {
            return taken;
        }

        if (await command.Terms.FindStrangers(call, ct) is { } stranger)
        {
            return stranger;
        }

        var policy = call.Add(SlaPolicy.Of(command.Terms, places.DefaultIfEmpty().Max() + 1, call));
        change.Announce(call);
        return (await SlaPolicyView.Of([policy], call, ct))[0];
    }
}
