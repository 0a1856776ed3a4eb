using Microsoft.EntityFrameworkCore;
using Parley.Desk.People.Contacts;
using Parley.Platform.Work;

namespace Parley.Desk.Escalation.Rules;

/// <summary>Changes a rule as a whole. What it has escalated so far it does not escalate again.</summary>
public sealed record ChangeRule(EscalationRuleId Id, RuleTerms Terms) : ICommand<RuleView>
{
    public void Check(Checks check) => Terms.Check(check);
}

internal sealed class ChangeRuleHandler : IHandler<ChangeRule, RuleView>
{
    public async Task<Result<RuleView>> Handle(ChangeRule command, Call call, CancellationToken ct)
    {
        if (await call.Rules().AsTracking().FirstOrDefaultAsync(r => r.Id == command.Id, ct) is not { } rule)
        {
            return Refusal.NotFound("rule");
        }

        if (await command.Terms.RefusalOf(call, command.Id, ct) is { } refusal)
        {
            return refusal;
        }

        command.Terms.Change(rule);
        rule.Company = rule.CompanyId is { } company ? await call.Query<Company>().FirstAsync(c => c.Id == company, ct) : null;
        return RuleView.Of(rule);
    }
}
