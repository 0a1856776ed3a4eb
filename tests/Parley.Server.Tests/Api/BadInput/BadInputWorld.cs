using System.Buffers.Text;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Api.BadInput;

/// <summary>What the wrong requests are aimed at. It is made once, for not one of them may change it.</summary>
public sealed class BadInputWorld(ParleyHost host) : IAsyncLifetime
{
    private readonly Dictionary<string, string> _names = [];
    private readonly Dictionary<Bad.Caller, HttpClient> _clients = [];
    private IReadOnlyList<string> _rows = [];
    private FilledWorkspace? _ours;
    private FilledWorkspace? _theirs;

    public async ValueTask InitializeAsync()
    {
        _ours = await FilledWorkspace.Make(host, tickets: 3);
        _theirs = await FilledWorkspace.Make(host);
        var api = _ours.Api;
        await AddFields(api);
        var writer = await api.PostJson("/api/v1/api-keys", new { name = "Writer", scopes = new[] { "tickets.read", "tickets.write" } });
        var uploader = await api.PostJson("/api/v1/api-keys", new { name = "Uploader", scopes = new[] { "files.write" } });
        var closed = await _ours.Workspace.OpenTicket("Done");
        await api.PutJson($"/api/v1/tickets/{closed.Id()}/status", new { status = "resolved" });
        await api.PutJson($"/api/v1/tickets/{closed.Id()}/status", new { status = "closed" });
        var othersFile = await _ours.Workspace.Client(uploader.Text("key")).Upload("others.txt", "others"u8.ToArray());
        foreach (var (kind, id) in _ours.Ids)
        {
            _names[kind] = $"{id}";
            _names[$"their {kind}"] = $"{_theirs.Ids[kind]}";
        }

        _names["closed"] = $"{closed.Id()}";
        _names["others file"] = $"{othersFile.Id()}";
        _names["nobody"] = $"{Guid.CreateVersion7()}";
        _names["tag"] = _ours.Tag;
        _names["admin email"] = _ours.Workspace.AdminEmail;
        _names["admin password"] = _ours.Workspace.AdminPassword;
        _names["their slug"] = _theirs.Workspace.Founded.Slug;
        await AddCursors(api);
        _clients[Bad.Caller.Admin] = api;
        _clients[Bad.Caller.Writer] = _ours.Workspace.Client(writer.Text("key"));
        _clients[Bad.Caller.Browser] = (await Browser.SignInAdmin(_ours.Workspace)).Client;
        _clients[Bad.Caller.Nobody] = _ours.Workspace.Client(null);
        _rows = await Rows();
    }

    internal Task<(HttpStatusCode Status, string Body)> Send(Bad bad)
    {
        var parts = Fill(bad.Request).Split(' ', 2);
        var request = new HttpRequestMessage(HttpMethod.Parse(parts[0]), new Uri(parts[1], UriKind.Relative))
        {
            Content = bad.Content?.Invoke() ?? (bad.Body is null ? null : new StringContent(Fill(bad.Body), Encoding.UTF8, bad.ContentType)),
        };
        // A client that goes on sending what is refused by its length loses the line before it reads the answer.
        request.Headers.ExpectContinue = request.Content?.Headers.ContentLength > 1024 * 1024;
        if (bad.Header is var (name, value))
        {
            request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        }

        return _clients[bad.As].Ask(request);
    }

    public async Task ShouldBeUnchanged()
    {
        // What one case has changed is not held against the next.
        (var before, _rows) = (_rows, await Rows());
        _rows.ShouldBe(before);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // One of each type; the select and the text are there.
    private static async Task AddFields(HttpClient api)
    {
        foreach (var type in (string[])["multiline", "number", "decimal", "checkbox", "date"])
        {
            await api.PostJson("/api/v1/ticket-fields", new { key = $"a_{type}", name = $"A {type}", type });
        }

        var options = new[] { new { key = "red", name = "Red", active = true }, new { key = "blue", name = "Blue", active = false } };
        await api.PostJson("/api/v1/ticket-fields", new { key = "a_multiselect", name = "A multiselect", type = "multiselect", options });
        var gone = await api.PostJson("/api/v1/ticket-fields", new { key = "gone", name = "Gone", type = "text" });
        await api.Send(HttpMethod.Delete, $"/api/v1/ticket-fields/{gone.Id()}", null, HttpStatusCode.NoContent);
    }

    private async Task AddCursors(HttpClient api)
    {
        _names["cursor"] = (await api.GetJson("/api/v1/tickets?limit=1")).Text("next");
        _names["cursor by priority"] = (await api.GetJson("/api/v1/tickets?limit=1&sort=priority")).Text("next");
        _names["forged cursor"] = Forged(_names["cursor"], long.MaxValue);
        _names["forged cursor by priority"] = Forged(_names["cursor by priority"], 70_000); // more than its column holds
    }

    private static string Forged(string cursor, long key)
    {
        var fields = JsonNode.Parse(Base64Url.DecodeFromChars(cursor))!; // a cursor is an object
        fields["Key"] = key;
        return Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(fields));
    }

    private string Fill(string text) => _names.Aggregate(text, (filled, name) => filled.Replace($"<{name.Key}>", name.Value, StringComparison.Ordinal));

    private async Task<IReadOnlyList<string>> Rows() =>
        [.. await Support.Rows.Of(host, _ours!.Workspace), .. await Support.Rows.Of(host, _theirs!.Workspace)]; // made before the first use
}
