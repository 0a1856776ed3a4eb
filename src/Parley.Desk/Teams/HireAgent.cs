using Parley.Desk.People;
using Parley.Desk.People.Accounts;
using Parley.Platform.Ids;
using Parley.Platform.Security;
using Parley.Platform.Work;

namespace Parley.Desk.Teams;

/// <summary>A person to add to a workspace.</summary>
public sealed record NewAgent(string Name, string Email, Role Role, TicketAccess TicketAccess, IReadOnlyList<TeamId> Teams);

/// <param name="InitialPassword">To hand to the person, shown this once; null when they sign in elsewhere in Parley already and keep their password.</param>
public sealed record HiredAgent(AgentView Agent, string? InitialPassword);

/// <summary>
/// Account first, then agent: two steps, for the account belongs to no workspace. Should the second be refused, an account is left
/// that can enter nowhere, and the next try takes it up.
/// </summary>
public sealed class HireAgent(AccountBook accounts, Dispatcher dispatcher, IdSource ids)
{
    /// <param name="password">The first password; null makes one.</param>
    public async Task<Result<HiredAgent>> Run(Caller caller, NewAgent person, string? password, CancellationToken ct)
    {
        var command = new AddAgent(Guid.Empty, person);
        var checks = new Checks();
        command.Check(checks);
        if (checks.Errors.Count > 0)
        {
            return Refusal.Invalid(checks.Errors);
        }

        if (!caller.May(Permissions.PeopleManage))
        {
            return new Refusal(RefusalKind.Forbidden, "forbidden", $"This needs the right {Permissions.PeopleManage}.");
        }

        password ??= SecretToken.Make(ids)[..16];
        var account = await accounts.FindOrMake(person.Email.Trim(), password, ct);
        if (account.Refusal is { } refusal)
        {
            return refusal;
        }

        var agent = await dispatcher.Run(caller, command with { AccountId = account.Value.Id }, ct);
        return agent.Refusal is { } refused ? refused : new HiredAgent(agent.Value, account.Value.IsNew ? password : null);
    }
}
