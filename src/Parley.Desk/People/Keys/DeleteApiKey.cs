using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.People.Keys;

/// <summary>Ends a key at once: the next request with it is refused.</summary>
public sealed record DeleteApiKey(ApiKeyId Id) : ICommand<Done>;

internal sealed class DeleteApiKeyHandler : IHandler<DeleteApiKey, Done>
{
    public async Task<Result<Done>> Handle(DeleteApiKey command, Call call, CancellationToken ct)
    {
        var gone = await call.Query<ApiKey>().Where(k => k.Id == command.Id).ExecuteDeleteAsync(ct);
        return gone == 0 ? Refusal.NotFound("API key") : default(Done);
    }
}
