using Microsoft.Extensions.Logging;
using Npgsql;

namespace Parley.Platform.Realtime;

/// <summary>
/// LISTEN and NOTIFY on the one PostgreSQL channel <c>parley</c>, with <c>channel:payload</c> as its text, so that functions in the database
/// can send too. A sender uses a command of its own: a NOTIFY inside a business transaction would make all commits wait in line.
/// </summary>
/// <param name="sender">For sending, pooled.</param>
/// <param name="listener">The same login, for the one connection that only listens.</param>
internal sealed class PostgresSignals(NpgsqlDataSource sender, string listener, TimeProvider clock, ILogger<Signals> log) : Signals(log)
{
    private const string Channel = "parley";

    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly ILogger<Signals> _log = log;
    private readonly string _listener = new NpgsqlConnectionStringBuilder(listener)
    {
        Pooling = false,
        KeepAlive = 10, // seconds; without, a line cut by the network would look quiet for ever
        ApplicationName = "Parley signals",
    }.ToString();

    private bool _isDown;
    private TimeSpan _wait;

    public override async Task Listen(CancellationToken ct)
    {
        _wait = FirstWait;
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await ListenOnce(ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                TellDown(error);
            }

            await Task.Delay(_wait, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _wait = _wait * 2 < LongestWait ? _wait * 2 : LongestWait;
        }
    }

    protected override async Task Send(string text, CancellationToken ct)
    {
        await using var command = sender.CreateCommand($"select pg_notify('{Channel}', $1)");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = text });
        await command.ExecuteNonQueryAsync(ct);
    }

    private async Task ListenOnce(CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(_listener);
        await connection.OpenAsync(ct);
        connection.Notification += (_, heard) => Deliver(heard.Payload);
        await using (var listen = new NpgsqlCommand($"listen {Channel}", connection))
        {
            await listen.ExecuteNonQueryAsync(ct);
        }

        TellUp();
        Opened();
        while (true)
        {
            await connection.WaitAsync(ct);
        }
    }

    private void TellDown(Exception error)
    {
        if (!_isDown)
        {
            _log.LogWarning("The line to the other nodes is down, and is tried again: {Why}", error.Message);
        }

        _isDown = true;
    }

    private void TellUp()
    {
        if (_isDown)
        {
            _log.LogWarning("The line to the other nodes is back.");
        }

        (_isDown, _wait) = (false, FirstWait);
    }
}
