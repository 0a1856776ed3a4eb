using System.Collections.Concurrent;

namespace Parley.Desk.People.Keys;

/// <summary>
/// The keys that this node has just looked up, for a second, in which a program may ask a thousand times. A key that is deleted here is
/// forgotten with the commit; another node may know it for the rest of its second.
/// </summary>
public sealed class KnownKeys(TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, (ApiKey Key, long Since)> _keys = new();
    private int _forgotten;

    public async Task<ApiKey?> Find(byte[] hash, Func<Task<ApiKey?>> lookUp)
    {
        var name = Convert.ToBase64String(hash);
        if (_keys.TryGetValue(name, out var known) && clock.GetElapsedTime(known.Since) < Kept)
        {
            return known.Key;
        }

        var before = Volatile.Read(ref _forgotten);
        if (await lookUp() is not { } key)
        {
            _keys.TryRemove(name, out _);
            return null;
        }

        _keys[name] = (key, clock.GetTimestamp());
        if (before != Volatile.Read(ref _forgotten))
        {
            // One was deleted meanwhile, and it may be this one.
            _keys.TryRemove(name, out _);
        }

        return key;
    }

    internal void Forget(ApiKeyId id)
    {
        Interlocked.Increment(ref _forgotten);
        foreach (var (name, (key, _)) in _keys)
        {
            if (key.Id == id)
            {
                _keys.TryRemove(name, out _);
            }
        }
    }
}
