using Parley.Platform.Work;

namespace Parley.Desk.Assignment.Rules;

/// <summary>By which rules tickets are assigned.</summary>
public sealed record ReadAssignmentRules : IQuery<AssignmentRulesView>;

internal sealed class ReadAssignmentRulesHandler(KnownAssignment known) : IHandler<ReadAssignmentRules, AssignmentRulesView>
{
    public async Task<Result<AssignmentRulesView>> Handle(ReadAssignmentRules query, Call call, CancellationToken ct) =>
        await AssignmentRulesView.Of((await known.Of(call, ct)).Rules, call, ct);
}
