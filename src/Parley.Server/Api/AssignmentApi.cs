using Parley.Desk.Assignment.Replay;
using Parley.Desk.Assignment.Rules;
using Parley.Desk.Teams;

namespace Parley.Server.Api;

/// <summary>How tickets find their agents.</summary>
internal static class AssignmentApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var assignment = api.MapGroup("/assignment").WithTags("Assignment");
        assignment.Get("/rules", Read).Named("readAssignmentRules", "Read by which policies tickets are assigned").Gives<AssignmentRulesView>(200);
        assignment.Put("/rules", Change).Named("changeAssignmentRules", "Change by which policies tickets are assigned; what is left out stays")
            .Takes<ChangeAssignmentBody>().Gives<AssignmentRulesView>(200, 400, 412, 422);
        assignment.Post("/replay", Replay).Named("replayAssignment", "What another policy would have done with the last tickets; nothing is changed")
            .Takes<ReplayBody>().Gives<ReplayReport>(200, 400, 422);
    }

    private static Task<IResult> Read(HttpContext http) => Door.Run(http, _ => new ReadAssignmentRules(), Versioned);

    private static Task<IResult> Change(HttpContext http) => Door.Run<ChangeAssignmentBody, AssignmentRulesView>(http, b => b.ToCommand(), Versioned);

    private static async Task<IResult> Replay(HttpContext http, ReplayAssignment replay)
    {
        var body = await JsonBody.Read<ReplayBody>(http.Request, http.RequestAborted);
        return body.Refusal is { } malformed
            ? Problems.From(malformed)
            : Door.Answer(
                await replay.Run(http.Caller(), body.Value.Last, body.Value.Policy?.ToPolicy(), http.RequestAborted, IdempotencyKey.Of(http)), Door.Json);
    }

    private static IResult Versioned(AssignmentRulesView rules) => Door.Versioned(rules, rules.Version);
}

/// <summary>Rules to change; what is left out stays.</summary>
internal sealed record ChangeAssignmentBody
{
    /// <summary>For tickets of no team, and of teams without a policy of their own.</summary>
    public AssignmentPolicyBody? Default { get; init; }

    /// <summary>All teams that have a policy of their own.</summary>
    public IReadOnlyList<TeamPolicyBody>? Teams { get; init; }

    /// <summary>All skills and languages that tickets ask for, by a tag or a type.</summary>
    public IReadOnlyList<TicketNeed>? Needs { get; init; }

    /// <summary>What an open ticket weighs on the agent who has it, 0 to 100; a priority that is left out weighs as usual: 1, 2, 3, 5.</summary>
    public PointsBody? Points { get; init; }

    public ChangeAssignmentRules ToCommand() => new(
        Default?.ToPolicy(),
        Teams is null ? null : [.. Teams.Select(t => (t ?? new TeamPolicyBody()).ToWanted())], // JSON may say null
        Needs is null ? null : [.. Needs.Select(n => n ?? new TicketNeed(null, null, null, null))],
        Points?.ToPoints());
}

internal record AssignmentPolicyBody
{
    /// <summary>Off if not given.</summary>
    public AssignmentKind? Kind { get; init; }

    /// <summary>For a score; the usual ones if not given.</summary>
    public WeightsBody? Weights { get; init; }

    public AssignmentPolicy ToPolicy() => new(Kind ?? AssignmentKind.Off, Weights?.ToWeights() ?? ScoreWeights.Usual);
}

internal sealed record TeamPolicyBody : AssignmentPolicyBody
{
    /// <summary>Needed.</summary>
    public TeamId? TeamId { get; init; }

    public WantedTeamPolicy ToWanted() => new(TeamId, ToPolicy());
}

/// <summary>How much each part of a score counts, 0 to 100; what is left out counts nothing.</summary>
internal sealed record WeightsBody(int? Skill, int? Language, int? Load, int? History, int? Company, int? Fairness)
{
    public ScoreWeights ToWeights() => new(Skill ?? 0, Language ?? 0, Load ?? 0, History ?? 0, Company ?? 0, Fairness ?? 0);
}

internal sealed record PointsBody(int? Low, int? Normal, int? High, int? Urgent)
{
    public PriorityPoints ToPoints()
    {
        var usual = PriorityPoints.Usual;
        return new PriorityPoints(Low ?? usual.Low, Normal ?? usual.Normal, High ?? usual.High, Urgent ?? usual.Urgent);
    }
}

/// <param name="Last">How many of the tickets that were opened last, 1 to 10,000. Needed.</param>
/// <param name="Policy">Needed; not off.</param>
internal sealed record ReplayBody(int? Last, AssignmentPolicyBody? Policy);
