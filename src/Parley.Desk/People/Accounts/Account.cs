using Microsoft.AspNetCore.Identity;

namespace Parley.Desk.People.Accounts;

/// <summary>What a person signs in with: one email address and password, for all workspaces they are an agent of.</summary>
public sealed class Account : IdentityUser<Guid>;
