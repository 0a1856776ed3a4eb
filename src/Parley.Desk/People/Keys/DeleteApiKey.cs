using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.People.Keys;

/// <summary>Ends a key: this node refuses the next request with it, every other within a second.</summary>
public sealed record DeleteApiKey(ApiKeyId Id) : ICommand<Done>;

internal sealed class DeleteApiKeyHandler(KnownKeys known) : IHandler<DeleteApiKey, Done>
{
    public async Task<Result<Done>> Handle(DeleteApiKey command, Call call, CancellationToken ct)
    {
        var gone = await call.Query<ApiKey>().Where(k => k.Id == command.Id).ExecuteDeleteAsync(ct);
        call.AfterCommit(() => known.Forget(command.Id));
        return gone == 0 ? Refusal.NotFound("API key") : default(Done);
    }
}
