using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parley.Platform.Data;

/// <summary>
/// The claim of one process on a SQLite file, as a lock that the system drops with the process, however that ends: <c>parley.db.lock</c> beside
/// <c>parley.db</c>. What the file says is for those who find it locked; unlocked, it means nothing. PostgreSQL serves many nodes and has none.
/// </summary>
// CA1416: SQLite is served on Linux only, docs/decisions/0001.
#pragma warning disable CA1416
public sealed class RunningServer : IDisposable
{
    private readonly FileStream _file;
    private readonly Claim _claim;

    private RunningServer(FileStream file, Claim claim)
    {
        (_file, _claim) = (file, claim);
        Write(claim);
    }

    /// <summary>Claims the file for as long as the result lives; null where the database is no file.</summary>
    /// <param name="database">As in <c>PARLEY_DATABASE</c>.</param>
    /// <exception cref="InvalidOperationException">Another process has claimed it; the message says which, and what to do.</exception>
    public static RunningServer? On(string database, DateTimeOffset now)
    {
        if (DatabaseAddress.IsPostgres(database))
        {
            return null;
        }

        var file = Open(LockOf(database));
        try
        {
            file.Lock(0, 1);
        }
        catch (IOException)
        {
            using (file)
            {
                throw new InvalidOperationException(Refusal(Target(database), Read(file)));
            }
        }

        return new RunningServer(file, new Claim(Environment.ProcessId, null, now));
    }

    /// <summary>Where the server answers that has claimed the file; null: none has, or the database is no file.</summary>
    /// <exception cref="InvalidOperationException">It is claimed by somebody who serves nothing (yet).</exception>
    public static string? AddressOf(string database)
    {
        if (DatabaseAddress.IsPostgres(database) || !File.Exists(LockOf(database)))
        {
            return null;
        }

        using var file = Open(LockOf(database));
        try
        {
            file.Lock(0, 1);
            file.Unlock(0, 1);
            return null;
        }
        catch (IOException)
        {
            var claim = Read(file);
            return claim?.Address ?? throw new InvalidOperationException(Refusal(database, claim));
        }
    }

    /// <summary>Tells those who find the lock where this server answers.</summary>
    public void AnswersAt(string address) => Write(_claim with { Address = address });

    public void Dispose()
    {
        _file.SetLength(0);
        _file.Dispose();
    }

    private static string LockOf(string database) => $"{Target(database)}.lock";

    // By whichever link it is reached, a file has one lock.
    private static string Target(string database) =>
        (File.Exists(database) ? File.ResolveLinkTarget(database, returnFinalTarget: true) : null)?.FullName ?? Path.GetFullPath(database);

    private static FileStream Open(string path) => new(path, new FileStreamOptions
    {
        Mode = FileMode.OpenOrCreate,
        Access = FileAccess.ReadWrite,
        // Who finds it locked reads it; the lock is apart from this.
        Share = FileShare.ReadWrite,
        UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
    });

    private static string Refusal(string path, Claim? by) => by switch
    {
        { Address: { } address } => $"Parley already serves {path} at {address} (process {by.Pid}, since {by.StartedAt:u}); stop it first, then try again.",
        { } => $"Another parley command is at work on {path} (process {by.Pid}, since {by.StartedAt:u}); wait for its end or stop it, then try again.",
        null => $"Another parley process is at work on {path}; stop it or wait for its end, then try again.",
    };

    private static Claim? Read(FileStream file)
    {
        try
        {
            return JsonSerializer.Deserialize<Claim>(file);
        }
        catch (JsonException)
        {
            // Just being written.
            return null;
        }
    }

    private void Write(Claim claim)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(claim);
        _file.Position = 0;
        _file.Write(text);
        _file.SetLength(text.Length);
        _file.Flush();
    }

    /// <param name="Address">Null until it serves, and for a command that does not.</param>
    private sealed record Claim(
        [property: JsonPropertyName("pid")] int Pid,
        [property: JsonPropertyName("address")] string? Address,
        [property: JsonPropertyName("started_at")] DateTimeOffset StartedAt);
}
