using Parley.Platform.Data;
using Parley.Platform.Work;

namespace Parley.Desk.People.Keys;

/// <summary>The workspace's API keys, newest first, without their secrets.</summary>
public sealed record ListApiKeys(PageRequest Page) : IQuery<Page<ApiKeyView>>;

public sealed record ApiKeyView(ApiKeyId Id, string Name, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt);

internal sealed class ListApiKeysHandler : IHandler<ListApiKeys, Page<ApiKeyView>>
{
    private static readonly Keyset<ApiKey, DateTimeOffset, ApiKeyId> Newest = Keyset.ByTime<ApiKey, ApiKeyId>("created_at", true, k => k.CreatedAt, k => k.Id);

    public async Task<Result<Page<ApiKeyView>>> Handle(ListApiKeys query, Call call, CancellationToken ct)
    {
        var page = await Newest.Read(call.Query<ApiKey>(), "", query.Page, ct);
        return page.Refusal is { } refusal
            ? refusal
            : new Page<ApiKeyView>([.. page.Value.Rows.Select(k => new ApiKeyView(k.Id, k.Name, k.Scopes, k.CreatedAt))], page.Value.Next);
    }
}
