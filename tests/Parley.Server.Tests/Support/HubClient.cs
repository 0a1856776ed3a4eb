using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Parley.Testing;

namespace Parley.Server.Tests.Support;

/// <summary>
/// A screen's line: SignalR's JSON protocol over a web socket (github.com/dotnet/aspnetcore, docs/specs/HubProtocol.md), as little of it as the
/// tests speak.
/// </summary>
internal sealed class HubClient : IAsyncDisposable
{
    private const char End = '\x1e';

    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonNode>> _calls = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly Lock _gate = new();
    private readonly List<JsonNode> _pushes = [];
    private TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _receiving = Task.CompletedTask;
    private int _lastCall;

    private HubClient()
    {
    }

    /// <summary>All that was pushed so far, in order: <c>{target, arguments}</c>.</summary>
    public IReadOnlyList<JsonNode> Pushes
    {
        get
        {
            lock (_gate)
            {
                return [.. _pushes];
            }
        }
    }

    /// <summary>What the pushes so far are about, presence left out, which comes unasked; they are forgotten with that.</summary>
    public IReadOnlyList<JsonNode> Take()
    {
        lock (_gate)
        {
            var taken = _pushes.Where(p => p.Text("target") != "presence").Select(Content).ToList();
            _pushes.Clear();
            return taken;
        }
    }

    public static Task<HubClient> OfKey(ParleyHost host, string key) => Connect(host, "", ("Authorization", $"Bearer {key}"));

    public static Task<HubClient> OfBrowser(ParleyHost host, Browser browser) => Connect(host, "", ("Cookie", browser.Cookie));

    public static Task<HubClient> Connect(ParleyHost host, string query, params (string Name, string Value)[] headers) => Connect(host.Address, query, headers);

    public static async Task<HubClient> Connect(Uri server, string query, params (string Name, string Value)[] headers)
    {
        var client = new HubClient();
        foreach (var (name, value) in headers)
        {
            client._socket.Options.SetRequestHeader(name, value);
        }

        await client._socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = "/hubs/desk", Query = query }.Uri, Soon());
        await client.Send(new JsonObject { ["protocol"] = "json", ["version"] = 1 });
        var messages = client.Messages().GetAsyncEnumerator();
        if (!await messages.MoveNextAsync())
        {
            throw new WebSocketException("The line was closed at once.");
        }

        messages.Current.ToJsonString().ShouldBe("{}");
        client._receiving = client.Receive(messages);
        return client;
    }

    /// <summary>Calls a method of the hub and answers its result.</summary>
    public async Task<JsonNode?> Call(string method, params JsonNode?[] arguments)
    {
        var completion = await Complete(method, arguments);
        completion["error"].ShouldBeNull();
        return completion["result"];
    }

    /// <summary>Calls a method that is to be refused and answers the error's text.</summary>
    public async Task<string> Refused(string method, params JsonNode?[] arguments) => (await Complete(method, arguments)).Text("error");

    /// <summary>Waits until a push is there that the test looks for.</summary>
    public async Task<JsonNode> Pushed(string target, Func<JsonNode, bool> isIt)
    {
        while (true)
        {
            Task next;
            lock (_gate)
            {
                if (_pushes.FirstOrDefault(p => p.Text("target") == target && isIt(Content(p))) is { } push)
                {
                    return Content(push);
                }

                next = _arrived.Task;
            }

            await next.WaitAsync(TimeSpan.FromSeconds(20));
        }
    }

    /// <summary>What a push is about: its only argument.</summary>
    public static JsonNode Content(JsonNode push) => push["arguments"]![0]!; // each push has one

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _receiving;
        _socket.Dispose();
        _sending.Dispose();
    }

    private async Task<JsonNode> Complete(string method, JsonNode?[] arguments)
    {
        var id = $"{Interlocked.Increment(ref _lastCall)}";
        var done = _calls[id] = new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously);
        await Send(new JsonObject { ["type"] = 1, ["invocationId"] = id, ["target"] = method, ["arguments"] = new JsonArray(arguments) });
        await Task.WhenAny(done.Task, _receiving).WaitAsync(TimeSpan.FromSeconds(20));
        return done.Task.IsCompleted ? await done.Task : throw new WebSocketException("The line was closed.");
    }

    private async Task Send(JsonNode message)
    {
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString() + End), WebSocketMessageType.Text, true, Soon());
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task Receive(IAsyncEnumerator<JsonNode> messages)
    {
        try
        {
            while (await messages.MoveNextAsync())
            {
                Take(messages.Current);
            }
        }
        finally
        {
            await messages.DisposeAsync();
        }
    }

    private void Take(JsonNode message)
    {
        switch (message["type"]?.GetValue<int>())
        {
            case 1:
                lock (_gate)
                {
                    _pushes.Add(message);
                    _arrived.SetResult();
                    _arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                }

                break;
            case 3:
                _calls[message.Text("invocationId")].SetResult(message);
                break;
            default:
                break; // a ping
        }
    }

    private async IAsyncEnumerable<JsonNode> Messages()
    {
        var buffer = new byte[65536];
        var text = new MemoryStream();
        while (await Next(buffer) is { MessageType: WebSocketMessageType.Text } part)
        {
            text.Write(buffer, 0, part.Count);
            if (!part.EndOfMessage)
            {
                continue;
            }

            foreach (var message in Encoding.UTF8.GetString(text.ToArray()).Split(End, StringSplitOptions.RemoveEmptyEntries))
            {
                yield return JsonNode.Parse(message)!; // the protocol sends objects
            }

            text.SetLength(0);
        }
    }

    /// <summary>Null when the line is down, by whichever side.</summary>
    private async Task<WebSocketReceiveResult?> Next(byte[] buffer)
    {
        try
        {
            return await _socket.ReceiveAsync(buffer, CancellationToken.None);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            return null;
        }
    }

    private static CancellationToken Soon() => new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token;
}
