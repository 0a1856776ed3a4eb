using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Parley.Platform.Data;

namespace Parley.Platform.Security;

/// <summary>The keys that all nodes share, and the proof that this node's master key is the one that they were sealed with.</summary>
public sealed class ProtectionKeys(Sessions sessions, MasterKeyOrigin master, TimeProvider clock)
{
    /// <summary>The row whose only use is to be opened.</summary>
    private const string Proof = "proof-of-the-master-key";

    /// <summary>Waits until no other node gets these keys ready, and keeps the others waiting until it is disposed.</summary>
    public async Task<IAsyncDisposable> Lock(CancellationToken ct)
    {
        // SQLite has no other node. The lock is the transaction's, which writes nothing itself.
        var session = await sessions.Read(null, ct);
        await session.Db.Database.ExecuteSqlRawAsync(session.Sql("select 1", "select pg_advisory_xact_lock(7200003)"), ct);
        return session;
    }

    /// <summary>Tries the master key on what the first node left, or leaves it when this is the first; inside the lock.</summary>
    /// <exception cref="InvalidOperationException">It is another; the message says so in one sentence.</exception>
    public async Task Prove(CancellationToken ct)
    {
        if (await Find(Proof, ct) is { } proof)
        {
            Try(proof);
            return;
        }

        if (master.IsNew)
        {
            master.Keep();
        }

        await Add(Proof, "", ct);
    }

    public async Task<IReadOnlyList<string>> Read(CancellationToken ct)
    {
        await using var session = await sessions.Read(null, ct);
        var keys = await session.Db.Set<ProtectionKey>().Where(k => k.Name != Proof).OrderBy(k => k.CreatedAt).ToListAsync(ct);
        return [.. keys.Select(k => Encoding.UTF8.GetString(master.Key.Open(k.Sealed, About(k.Name))))];
    }

    public async Task<bool> Has(string name, CancellationToken ct) => await Find(name, ct) is not null;

    public async Task Add(string name, string text, CancellationToken ct)
    {
        await using var session = await sessions.Write(null, ct);
        session.Append(new ProtectionKey { Name = name, Sealed = master.Key.Seal(Encoding.UTF8.GetBytes(text), About(name)), CreatedAt = clock.Now() });
        await session.Commit(ct);
    }

    private void Try(ProtectionKey proof)
    {
        if (master.IsNew)
        {
            throw new InvalidOperationException(
                $"The database is sealed with a master key that this node does not have: set {MasterKeyOrigin.Setting} to it, or lay its file to {master.Name}.");
        }

        try
        {
            master.Key.Open(proof.Sealed, About(Proof));
        }
        catch (CryptographicException error)
        {
            throw new InvalidOperationException($"The master key in {master.Name} is not the one that this database is sealed with.", error);
        }
    }

    private async Task<ProtectionKey?> Find(string name, CancellationToken ct)
    {
        await using var session = await sessions.Read(null, ct);
        return await session.Db.Set<ProtectionKey>().FirstOrDefaultAsync(k => k.Name == name, ct);
    }

    private static string About(string name) => $"protection_key:{name}";
}
