using Parley.Platform.Security;
using Parley.Platform.Work;
using Parley.Platform.Work.Repeats;

namespace Parley.Desk.People.Keys;

/// <summary>Makes a key with some of the caller's own rights.</summary>
/// <param name="Secret">The key to use, when the owner of the installation names it (<c>PARLEY_API_KEY</c>); null makes a random one.</param>
public sealed record MakeApiKey(string Name, IReadOnlyList<string> Scopes, string? Secret = null) : ICommand<NewApiKey>
{
    public void Check(Checks check)
    {
        check.Required("/name", Name, 100);
        if (Scopes.Count == 0)
        {
            check.Add("/scopes", "required", "Name at least one scope.");
        }

        for (var i = 0; i < Scopes.Count; i++)
        {
            if (!Permissions.OfAdmins.Contains(new Permission(Scopes[i])))
            {
                check.Add($"/scopes/{i}", "unknown_word", $"There is no such scope. There are: {string.Join(", ", Permissions.OfAdmins)}.");
            }
        }
    }
}

/// <param name="Key">The secret, shown this once; null in the answer to a repeat.</param>
public sealed record NewApiKey(ApiKeyId Id, string Name, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt, string? Key) : IShowsSecret<NewApiKey>
{
    public NewApiKey WithoutSecret() => this with { Key = null };
}

internal sealed class MakeApiKeyHandler : IHandler<MakeApiKey, NewApiKey>
{
    public Task<Result<NewApiKey>> Handle(MakeApiKey command, Call call, CancellationToken ct)
    {
        if (!call.Caller.SeesAllTickets)
        {
            return Task.FromResult<Result<NewApiKey>>(Refusal.Invalid("/scopes", "beyond_own_rights", "A key sees every ticket, and you do not."));
        }

        for (var i = 0; i < command.Scopes.Count; i++)
        {
            if (!call.Caller.May(new Permission(command.Scopes[i])))
            {
                return Task.FromResult<Result<NewApiKey>>(
                    Refusal.Invalid($"/scopes/{i}", "beyond_own_rights", "You cannot give a right that you do not have."));
            }
        }

        var secret = command.Secret ?? SecretToken.Make(call.Ids, "parley_");
        var key = call.Add(new ApiKey
        {
            Id = call.Ids.Next<ApiKeyId>(),
            WorkspaceId = call.Workspace,
            Name = command.Name.Trim(),
            Hash = SecretToken.Hash(secret),
            Scopes = [.. command.Scopes.Distinct()],
            CreatedAt = call.Now,
        });
        return Task.FromResult<Result<NewApiKey>>(new NewApiKey(key.Id, key.Name, key.Scopes, key.CreatedAt, secret));
    }
}
