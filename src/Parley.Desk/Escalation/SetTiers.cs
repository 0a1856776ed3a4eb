using Microsoft.EntityFrameworkCore;
using Parley.Desk.Teams;
using Parley.Platform.Work;

namespace Parley.Desk.Escalation;

/// <summary>Says on which way tickets are escalated, all of it.</summary>
public sealed record SetTiers(IReadOnlyList<NewTier> Tiers) : ICommand<EscalationTiers>
{
    public const int Most = 10;

    public void Check(Checks check)
    {
        check.AtMost("/tiers", Tiers, Most);
        for (var i = 0; i < Tiers.Count; i++)
        {
            check.Optional($"/tiers/{i}/name", Tiers[i].Name, 100);
            check.Given($"/tiers/{i}/team_id", Tiers[i].Team);
            if (Tiers[i].Team is { } team && Tiers.Take(i).Any(t => t.Team == team))
            {
                check.Add($"/tiers/{i}/team_id", "repeated", "This team stands on the way already.");
            }
        }
    }
}

/// <param name="Name">Null or empty: the team's.</param>
public sealed record NewTier(string? Name, TeamId? Team);

internal sealed class SetTiersHandler : IHandler<SetTiers, EscalationTiers>
{
    public async Task<Result<EscalationTiers>> Handle(SetTiers command, Call call, CancellationToken ct)
    {
        var teams = await call.Query<Team>().AsNoTracking().ToDictionaryAsync(t => t.Id, ct);
        for (var i = 0; i < command.Tiers.Count; i++)
        {
            if (!teams.ContainsKey(command.Tiers[i].Team!.Value)) // checked to be given
            {
                return Refusal.Invalid($"/tiers/{i}/team_id", "not_found", "There is no such team.");
            }
        }

        await call.Query<EscalationTier>().Where(t => t.Level > 0).ExecuteDeleteAsync(ct);
        var tiers = command.Tiers.Select((tier, i) => new EscalationTier
        {
            WorkspaceId = call.Workspace,
            Level = i + 1,
            Name = string.IsNullOrWhiteSpace(tier.Name) ? teams[tier.Team!.Value].Name : tier.Name.Trim(), // checked
            TeamId = tier.Team!.Value, // checked
        }).ToList();
        tiers.ForEach(call.Append);
        return new EscalationTiers([.. tiers.Select(t => new TierView(t.Level, t.Name, new Named(t.TeamId.Value, teams[t.TeamId].Name)))]);
    }
}
