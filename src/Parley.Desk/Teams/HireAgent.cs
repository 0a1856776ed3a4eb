using Parley.Desk.People;
using Parley.Desk.People.Accounts;
using Parley.Platform.Ids;
using Parley.Platform.Security;
using Parley.Platform.Work;
using Parley.Platform.Work.Repeats;

namespace Parley.Desk.Teams;

/// <summary>A person to add to a workspace.</summary>
public sealed record NewAgent(string Name, string Email, Role Role, TicketAccess TicketAccess, IReadOnlyList<TeamId> Teams);

/// <param name="InitialPassword">To hand to the person, shown this once; null when they sign in elsewhere in Parley already and keep their password, and in the answer to a repeat.</param>
public sealed record HiredAgent(AgentView Agent, string? InitialPassword);

/// <summary>A new agent with the account to sign in with. The password is hashed here, for no transaction should wait for that.</summary>
public sealed class HireAgent(AccountBook accounts, Dispatcher dispatcher, IdSource ids)
{
    /// <param name="password">The first password; null makes one.</param>
    /// <param name="once">The key by which a repeat is known; null: there is none.</param>
    public async Task<Result<HiredAgent>> Run(Caller caller, NewAgent person, string? password, CancellationToken ct, Once? once = null)
    {
        var command = new AddAgent(new Account(), person);
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
        var account = await accounts.FindOrPrepare(person.Email.Trim(), password, ct);
        if (account.Refusal is { } refusal)
        {
            return refusal;
        }

        var added = await dispatcher.Run(caller, command with { Account = account.Value }, ct, new Conditions(Once: once));
        // A repeat has made up another password, which opens nothing.
        return added.Map(a => new HiredAgent(a.Agent, a.AccountIsNew && !added.IsReplay ? password : null));
    }
}
