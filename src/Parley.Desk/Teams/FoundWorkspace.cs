using Parley.Desk.People;
using Parley.Desk.People.Accounts;
using Parley.Desk.People.Keys;
using Parley.Platform.Ids;
using Parley.Platform.Security;
using Parley.Platform.Work;

namespace Parley.Desk.Teams;

/// <param name="AdminPassword">Shown this once; null when the administrator's account was there before.</param>
public sealed record FoundedWorkspace(WorkspaceId Id, string Slug, AgentView Admin, string ApiKey, string? AdminPassword);

/// <summary>A new workspace with its first administrator and an administrator's key.</summary>
public sealed class FoundWorkspace(AccountBook accounts, WorkspaceLookup lookup, Dispatcher dispatcher, IdSource ids)
{
    /// <param name="password">The administrator's first password; null makes one.</param>
    /// <param name="apiKey">The key to accept; null makes one.</param>
    public async Task<Result<FoundedWorkspace>> Run(
        string name, string adminName, string adminEmail, string? password, string? apiKey, CancellationToken ct)
    {
        var caller = Callers.OfSystem(ids.Next<WorkspaceId>());
        var create = new CreateWorkspace(name);
        if (create.SlugOrMade.Length > 0 && await lookup.BySlug(create.SlugOrMade, ct) is not null)
        {
            return Refusal.Invalid("/name", "taken", "There is a workspace of this name already.");
        }

        var checks = new Checks();
        checks.Email("/admin", adminEmail);
        if (checks.Errors.Count > 0)
        {
            return Refusal.Invalid(checks.Errors);
        }

        password ??= SecretToken.Make(ids)[..16];
        var account = await accounts.FindOrPrepare(adminEmail.Trim(), password, ct);
        if (account.Refusal is { } refused)
        {
            return refused;
        }

        var admin = new AddAgent(account.Value, new NewAgent(adminName, adminEmail, Role.Admin, TicketAccess.All, []));
        var key = new MakeApiKey("Administrator", [.. Permissions.OfAdmins.Select(p => p.Name)], apiKey);
        var made = await dispatcher.Run(caller, new SetUpWorkspace(create, admin, key), ct);
        return made.Refusal is { } notMade ? notMade : made.Value with { AdminPassword = made.Value.AdminPassword is null ? null : password };
    }
}
