using Parley.Desk.People;
using Parley.Desk.People.Accounts;
using Parley.Desk.People.Keys;
using Parley.Platform.Ids;
using Parley.Platform.Security;
using Parley.Platform.Work;

namespace Parley.Desk.Seed;

/// <summary>A workspace for the story, where there is none: its rows are written with the others, so that a seed that is broken off leaves none behind.</summary>
/// <param name="Rows">In the order in which they refer to each other.</param>
internal sealed record SeedHome(WorkspaceId Workspace, SeedEntry Entry, IReadOnlyList<object> Rows)
{
    public static async Task<Result<SeedHome>> Make(SeedPlan plan, SeedEntry entry, AccountBook accounts, IdSource ids, CancellationToken ct)
    {
        var id = plan.Fixed<WorkspaceId>(DiceOf.Workspace, "");
        var made = new SeedEntry(
            entry.AdminEmail ?? $"admin@{plan.Slug}.example",
            entry.AdminPassword ?? SecretToken.Make(ids)[..16],
            entry.ApiKey ?? SecretToken.Make(ids, "parley_"));
        var (email, password, key) = (made.AdminEmail!, made.AdminPassword!, made.ApiKey!); // all given now
        var account = await accounts.FindOrPrepare(email, password, ct);
        if (account.Refusal is { } refusal)
        {
            return refusal;
        }

        var start = plan.Calendar.Start;
        return new SeedHome(id, made,
        [
            new Workspace { Id = id, Slug = plan.Slug, Name = "Seeded", CreatedAt = start },
            account.Value,
            new Agent
            {
                Id = plan.Fixed<AgentId>(DiceOf.Agent, "admin"),
                WorkspaceId = id,
                AccountId = account.Value.Id,
                Name = "Administrator",
                Email = email,
                Role = Role.Admin,
                TicketAccess = TicketAccess.All,
                CreatedAt = start,
            },
            new ApiKey
            {
                Id = plan.Fixed<ApiKeyId>(DiceOf.Agent, "key"),
                WorkspaceId = id,
                Name = "Administrator",
                Hash = SecretToken.Hash(key),
                Scopes = [.. Permissions.OfAdmins.Select(p => p.Name)],
                CreatedAt = start,
            },
        ]);
    }
}
