using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Parley.Platform.Data;
using Parley.Platform.Realtime;
using Parley.Testing;

namespace Parley.Platform.Tests.Realtime;

public sealed class SignalsTests(ParleyHost host)
{
    private const string OnlyPostgres = "SQLite has one node.";

    [Fact]
    public async Task A_node_hears_its_own_signals_in_order_and_only_those_of_its_channel()
    {
        var channel = NewName();
        await using var node = await Node.Start(host.Database, channel);

        await node.Signals.Send($"{channel}-other", "unheard", CancellationToken.None);
        await node.Signals.Send(channel, "one: with a colon", CancellationToken.None);
        await node.Signals.Send(channel, "", CancellationToken.None);
        await node.Signals.Send(channel, "three 🙂", CancellationToken.None);

        (await node.Next()).ShouldBe("one: with a colon");
        (await node.Next()).ShouldBe("");
        (await node.Next()).ShouldBe("three 🙂");
    }

    [Fact]
    public async Task The_server_listens_from_its_start()
    {
        var signals = host.Services.GetRequiredService<Signals>();
        var (channel, heard) = (NewName(), new TaskCompletionSource<string>());
        using var subscription = signals.Subscribe(channel, text => heard.TrySetResult(text));

        // The host is there before its line is.
        for (var tries = 0; tries < 200 && !heard.Task.IsCompleted; tries++)
        {
            await signals.Send(channel, "hello", CancellationToken.None);
            await Task.WhenAny(heard.Task, Task.Delay(100));
        }

        (await heard.Task.WaitAsync(TimeSpan.Zero)).ShouldBe("hello");
    }

    [Fact]
    public async Task Who_has_left_hears_nothing_more_and_one_who_fails_keeps_nobody_from_hearing()
    {
        var channel = NewName();
        await using var node = await Node.Start(host.Database, channel);
        var left = 0;
        node.Signals.Subscribe(channel, _ => left++).Dispose();
        using var failing = node.Signals.Subscribe($"{channel}-2", _ => throw new InvalidOperationException("Not today."));
        using var after = node.Signals.Subscribe($"{channel}-2", text => node.Heard(text));

        await node.Signals.Send(channel, "one", CancellationToken.None);
        await node.Signals.Send($"{channel}-2", "two", CancellationToken.None);

        (await node.Next()).ShouldBe("one");
        (await node.Next()).ShouldBe("two");
        left.ShouldBe(0);
        node.Log.ShouldHaveSingleItem().ShouldContain("was heard and not dealt with");
    }

    [Fact]
    public async Task A_signal_that_is_too_long_is_refused_and_the_longest_is_not()
    {
        var channel = NewName();
        await using var node = await Node.Start(host.Database, channel);
        var longest = new string('x', Signals.MaxBytes - channel.Length - 1);

        await node.Signals.Send(channel, longest, CancellationToken.None);
        var refused = await Should.ThrowAsync<ArgumentException>(() => node.Signals.Send(channel, longest[..^1] + "é", CancellationToken.None));

        (await node.Next()).ShouldBe(longest);
        refused.Message.ShouldContain("8000 bytes; the most is 7999");
    }

    [Fact]
    public async Task All_nodes_on_a_database_hear_a_signal()
    {
        Assert.SkipUnless(TestDatabase.IsPostgres, OnlyPostgres);
        var channel = NewName();
        await using var one = await Node.Start(host.Database, channel);
        await using var two = await Node.Start(host.Database, channel);

        await one.Signals.Send(channel, "from one", CancellationToken.None);
        await two.Signals.Send(channel, "from two", CancellationToken.None);

        foreach (var node in (Node[])[one, two])
        {
            new[] { await node.Next(), await node.Next() }.ShouldBe(["from one", "from two"]);
        }
    }

    [Fact]
    public async Task The_database_itself_can_send_on_the_channel_parley()
    {
        Assert.SkipUnless(TestDatabase.IsPostgres, OnlyPostgres);
        var channel = NewName();
        await using var node = await Node.Start(host.Database, channel);

        await Execute(host.Database.OwnerAddress!, $"select pg_notify('parley', '{channel}:42')"); // on PostgreSQL it has one

        (await node.Next()).ShouldBe("42");
    }

    [Fact]
    public async Task A_line_that_was_cut_comes_back_and_says_so_once()
    {
        Assert.SkipUnless(TestDatabase.IsPostgres, OnlyPostgres);
        var channel = NewName();
        await using var node = await Node.Start(host.Database, channel);

        // The newest line is this node's; only its own login may end it.
        await Execute(host.Database.Address, """
            select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'Parley signals'
            order by backend_start desc limit 1
            """);
        await node.Opened(times: 2);
        await node.Signals.Send(channel, "after", CancellationToken.None);

        (await node.Next()).ShouldBe("after");
        node.Log.Count.ShouldBe(2);
        node.Log.First().ShouldContain("is down");
        node.Log.Last().ShouldContain("is back");
    }

    [Fact]
    public async Task A_database_that_cannot_be_reached_is_told_of_once()
    {
        Assert.SkipUnless(TestDatabase.IsPostgres, OnlyPostgres);
        var nowhere = new NpgsqlConnectionStringBuilder(host.Database.Address) { Database = "nowhere" }.ToString();
        await using var node = new Node(new TestDatabase(nowhere, null), NewName());

        await node.Tried(times: 3);

        node.Log.ShouldHaveSingleItem().ShouldContain("is down");
        await Should.ThrowAsync<PostgresException>(() => node.Signals.Send("any", "thing", CancellationToken.None));
    }

    private static string NewName() => $"c{Guid.CreateVersion7():N}";

    private static async Task Execute(string address, string sql)
    {
        await using var source = NpgsqlDataSource.Create(address);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>One of several on a database, and what it heard.</summary>
    private sealed class Node : TimeProvider, ILogger<Signals>, IAsyncDisposable
    {
        private readonly Channel<string> _heard = Channel.CreateUnbounded<string>();
        private readonly SemaphoreSlim _opened = new(0);
        private readonly SemaphoreSlim _tried = new(0);
        private readonly CancellationTokenSource _end = new();
        private readonly Engine _engine;
        private readonly Task _listening;

        public Node(TestDatabase database, string channel)
        {
            _engine = DatabaseAddress.Open(database.Address, null, this);
            Signals = _engine.OpenSignals(this, this);
            Signals.Subscribe(channel, Heard);
            Signals.OnOpened(() => _opened.Release());
            _listening = Signals.Listen(_end.Token);
        }

        public Signals Signals { get; }

        public ConcurrentQueue<string> Log { get; } = [];

        public static async Task<Node> Start(TestDatabase database, string channel)
        {
            var node = new Node(database, channel);
            await node._opened.WaitAsync(TimeSpan.FromSeconds(20));
            return node;
        }

        public void Heard(string text) => _heard.Writer.TryWrite(text);

        public Task<string> Next() => _heard.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

        /// <summary>Waits until the line was opened so often, the start included.</summary>
        public Task Opened(int times) => Count(_opened, times - 1);

        /// <summary>Waits until it has waited so often to try again.</summary>
        public Task Tried(int times) => Count(_tried, times);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _tried.Release();
            return base.CreateTimer(callback, state, dueTime, period);
        }

        void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Log.Enqueue(formatter(state, exception));

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public async ValueTask DisposeAsync()
        {
            await _end.CancelAsync();
            await _listening;
            await _engine.DisposeAsync();
            _end.Dispose();
            _opened.Dispose();
            _tried.Dispose();
        }

        private static async Task Count(SemaphoreSlim semaphore, int times)
        {
            for (var i = 0; i < times; i++)
            {
                (await semaphore.WaitAsync(TimeSpan.FromSeconds(20))).ShouldBeTrue();
            }
        }
    }
}
