using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.Sla.Policies;

/// <summary>When a ticket that is opened now, under this policy, would be due.</summary>
public sealed record PreviewSlaPolicy(SlaPolicyId Id) : IQuery<SlaPreview>;

/// <param name="At">When the ticket is opened.</param>
public sealed record SlaPreview(Named Policy, DateTimeOffset At, IReadOnlyList<SlaPreviewRow> Targets);

/// <summary>Null: nothing is promised.</summary>
/// <param name="NextResponseDueAt">Of what the customer writes then.</param>
public sealed record SlaPreviewRow(Priority Priority, DateTimeOffset? FirstResponseDueAt, DateTimeOffset? NextResponseDueAt, DateTimeOffset? ResolutionDueAt);

internal sealed class PreviewSlaPolicyHandler : IHandler<PreviewSlaPolicy, SlaPreview>
{
    public async Task<Result<SlaPreview>> Handle(PreviewSlaPolicy query, Call call, CancellationToken ct)
    {
        var rule = (await SlaRules.Load(call, ct)).Of(query.Id);
        return rule is null || !rule.IsActive
            ? Refusal.NotFound("policy")
            : new SlaPreview(new Named(rule.Id.Value, rule.Name), call.Now, [.. rule.Targets.Select(t => Row(rule, t, call.Now))]);
    }

    private static SlaPreviewRow Row(SlaRule rule, SlaTargets targets, DateTimeOffset at)
    {
        return new SlaPreviewRow(targets.Priority!.Value, Due(targets.FirstResponse), Due(targets.NextResponse), Due(targets.Resolution)); // checked to be given

        DateTimeOffset? Due(int? minutes) => minutes is { } m ? rule.Time.Add(at, TimeSpan.FromMinutes(m)) : null;
    }
}
