using Microsoft.EntityFrameworkCore;
using Parley.Desk.People.Contacts;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.Escalation.Rules;

/// <summary>All that a rule says.</summary>
/// <inheritdoc cref="EscalationRule"/>
public sealed record RuleTerms(string Name, int? AfterMinutes, int? SlaWithinMinutes, Priority PriorityAtLeast, CompanyId? Company, string? Tag, bool Active)
{
    /// <summary>A year.</summary>
    private const int LongestMinutes = 525_600;

    private string? TidyTag => string.IsNullOrWhiteSpace(Tag) ? null : Tag.Trim().ToLowerInvariant();

    internal void Check(Checks check)
    {
        check.Required("/name", Name, 100);
        check.Optional("/tag", Tag, 50);
        if (AfterMinutes is null && SlaWithinMinutes is null)
        {
            check.Add("/after_minutes", "required", "Say after how long, or how near a promise is to be: after_minutes, sla_within_minutes.");
        }

        if (AfterMinutes is < 1 or > LongestMinutes)
        {
            check.Add("/after_minutes", "out_of_range", $"A whole number from 1 to {LongestMinutes} is expected.");
        }

        if (SlaWithinMinutes is < 0 or > LongestMinutes)
        {
            check.Add("/sla_within_minutes", "out_of_range", $"A whole number from 0 to {LongestMinutes} is expected.");
        }
    }

    /// <summary>Null: all that it names is there, and nobody else has its name.</summary>
    internal async Task<Refusal?> RefusalOf(Call call, EscalationRuleId? itself, CancellationToken ct)
    {
        var wanted = Name.Trim();
        if (await call.Rules().AnyAsync(r => r.Name == wanted && r.Id != itself, ct))
        {
            return Refusal.Invalid("/name", "taken", "There is a rule of this name already.");
        }

        return Company is { } company && !await call.Query<Company>().AnyAsync(c => c.Id == company, ct)
            ? Refusal.Invalid("/company_id", "not_found", "There is no such company.")
            : null;
    }

    internal EscalationRule Make(Call call) => new()
    {
        Id = call.Ids.Next<EscalationRuleId>(),
        WorkspaceId = call.Workspace,
        Name = Name.Trim(),
        AfterMinutes = AfterMinutes,
        SlaWithinMinutes = SlaWithinMinutes,
        PriorityAtLeast = PriorityAtLeast,
        CompanyId = Company,
        Tag = TidyTag,
        Active = Active,
        CreatedAt = call.Now,
    };

    internal void Change(EscalationRule rule)
    {
        (rule.Name, rule.AfterMinutes, rule.SlaWithinMinutes, rule.PriorityAtLeast) = (Name.Trim(), AfterMinutes, SlaWithinMinutes, PriorityAtLeast);
        (rule.CompanyId, rule.Tag, rule.Active) = (Company, TidyTag, Active);
    }
}

internal static class RuleLoading
{
    public static IQueryable<EscalationRule> Rules(this Call call) => call.Query<EscalationRule>().Where(r => r.DeletedAt == null);
}
