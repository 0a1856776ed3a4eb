using Microsoft.EntityFrameworkCore;
using Parley.Desk.Assignment.Duty;
using Parley.Desk.Assignment.Waiting;
using Parley.Desk.Teams;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.Assignment.Rules;

/// <summary>Changes the rules; what is null stays.</summary>
/// <param name="Teams">All policies of teams there shall be.</param>
/// <param name="Needs">All needs there shall be.</param>
public sealed record ChangeAssignmentRules(
    AssignmentPolicy? Default, IReadOnlyList<WantedTeamPolicy>? Teams, IReadOnlyList<TicketNeed>? Needs, PriorityPoints? Points) : ICommand<AssignmentRulesView>
{
    private const int MostNeeds = 200;

    public void Check(Checks check)
    {
        Default?.Check(check, "/default");
        for (var i = 0; i < Teams?.Count; i++)
        {
            CheckTeam(check, Teams[i], $"/teams/{i}", Teams.Take(i));
        }

        check.AtMost("/needs", Needs ?? [], MostNeeds);
        for (var i = 0; i < Needs?.Count; i++)
        {
            CheckNeed(check, Needs[i], $"/needs/{i}");
        }

        CheckPoints(check);
    }

    private static void CheckTeam(Checks check, WantedTeamPolicy wanted, string field, IEnumerable<WantedTeamPolicy> before)
    {
        check.Given($"{field}/team_id", wanted.Team);
        if (wanted.Team is not null && before.Any(t => t.Team == wanted.Team))
        {
            check.Add($"{field}/team_id", "duplicate", "This team has its policy already.");
        }

        wanted.Policy.Check(check, field);
    }

    private static void CheckNeed(Checks check, TicketNeed need, string field)
    {
        if (need.Tag is null == need.Type is null)
        {
            check.Add(field, need.Tag is null ? "required" : "not_both", "Name a tag or a type, one of them.");
        }

        if (need.Skill is null == need.Language is null)
        {
            check.Add(field, need.Skill is null ? "required" : "not_both", "Name a skill or a language, one of them.");
        }

        TagRules.Check(check, need.Tag is null ? [] : [need.Tag], _ => $"{field}/tag");
        TagRules.Check(check, need.Skill is null ? [] : [need.Skill], _ => $"{field}/skill");
        if (need.Language is not null)
        {
            DutyTerms.CheckLanguage(check, $"{field}/language", need.Language);
        }
    }

    private void CheckPoints(Checks check)
    {
        foreach (var (name, points) in Points is { } p ? [("low", p.Low), ("normal", p.Normal), ("high", p.High), ("urgent", p.Urgent)] : Array.Empty<(string, int)>())
        {
            if (points is < 0 or > PriorityPoints.Most)
            {
                check.Add($"/points/{name}", "out_of_range", $"A number of points from 0 to {PriorityPoints.Most}.");
            }
        }
    }
}

/// <summary>A team's policy as it is asked for.</summary>
public sealed record WantedTeamPolicy(TeamId? Team, AssignmentPolicy Policy);

internal sealed class ChangeAssignmentRulesHandler(KnownAssignment known) : IHandler<ChangeAssignmentRules, AssignmentRulesView>
{
    public async Task<Result<AssignmentRulesView>> Handle(ChangeAssignmentRules command, Call call, CancellationToken ct)
    {
        var document = await call.Query<AssignmentDocument>().FirstOrDefaultAsync(ct);
        var present = document?.Read() ?? AssignmentRules.Usual;
        if (call.IfVersion is { } version && version != present.Version)
        {
            return new Refusal(RefusalKind.VersionMismatch, "version_mismatch", $"The rules of assignment have changed since: they are at version {present.Version}, not {version}.");
        }

        if (await FindStranger(command.Teams ?? [], call, ct) is { } stranger)
        {
            return stranger;
        }

        document ??= call.Add(new AssignmentDocument { WorkspaceId = call.Workspace });
        var rules = document.Set(
            present with
            {
                Default = command.Default ?? present.Default,
                Teams = command.Teams is { } teams ? [.. teams.Select(t => new TeamPolicy(t.Team!.Value, t.Policy))] : present.Teams, // checked to be given
                Needs = command.Needs is { } needs ? [.. needs.Select(Tidy).Distinct()] : present.Needs,
                Points = command.Points ?? present.Points,
            },
            call.Now);
        call.AfterCommit(() => known.Changed(call.Workspace));
        WaitingLine.Move(rules, call);
        return await AssignmentRulesView.Of(rules, call, ct);
    }

    private static async Task<Refusal?> FindStranger(IReadOnlyList<WantedTeamPolicy> wanted, Call call, CancellationToken ct)
    {
        var ids = wanted.Select(t => t.Team).OfType<TeamId>().ToList();
        var teams = ids.Count == 0 ? [] : await call.Query<Team>().Where(t => ids.Contains(t.Id)).Select(t => t.Id).ToListAsync(ct);
        var strangers = ids.Select((id, i) => (id, i)).Where(t => !teams.Contains(t.id)).Select(t => t.i).Take(1).ToList();
        return strangers.Count == 0 ? null : Refusal.Invalid($"/teams/{strangers[0]}/team_id", "not_found", "There is no such team.");
    }

    private static TicketNeed Tidy(TicketNeed need) => need with
    {
        Tag = need.Tag?.Trim().ToLowerInvariant(),
        Skill = need.Skill?.Trim().ToLowerInvariant(),
        Language = need.Language?.Trim().ToLowerInvariant(),
    };
}
