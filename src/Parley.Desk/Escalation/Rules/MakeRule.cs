using Microsoft.EntityFrameworkCore;
using Parley.Desk.People.Contacts;
using Parley.Platform.Work;

namespace Parley.Desk.Escalation.Rules;

/// <summary>Adds a rule; tickets for which it holds already are escalated within a minute.</summary>
public sealed record MakeRule(RuleTerms Terms) : ICommand<RuleView>
{
    public const int Most = 50;

    public void Check(Checks check) => Terms.Check(check);
}

internal sealed class MakeRuleHandler : IHandler<MakeRule, RuleView>
{
    public async Task<Result<RuleView>> Handle(MakeRule command, Call call, CancellationToken ct)
    {
        if (await call.Rules().CountAsync(ct) >= MakeRule.Most)
        {
            return new Refusal(RefusalKind.Conflict, "too_many", $"There are {MakeRule.Most} rules already. Delete one first.");
        }

        if (await command.Terms.RefusalOf(call, null, ct) is { } refusal)
        {
            return refusal;
        }

        var rule = call.Add(command.Terms.Make(call));
        if (rule.CompanyId is { } company)
        {
            rule.Company = await call.Query<Company>().FirstAsync(c => c.Id == company, ct);
        }

        return RuleView.Of(rule);
    }
}
