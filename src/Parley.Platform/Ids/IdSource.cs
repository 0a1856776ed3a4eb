using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Parley.Platform.Ids;

/// <summary>The only place that makes ids and random bytes; its time is the clock's, so a test or a simulation repeats.</summary>
public sealed class IdSource(TimeProvider clock, Action<Span<byte>> fill)
{
    private readonly Lock _gate = new();
    private long _lastStamp;

    public IdSource(TimeProvider clock)
        : this(clock, RandomNumberGenerator.Fill)
    {
    }

    public TId Next<TId>()
        where TId : struct, IId<TId> => TId.From(NextGuid());

    /// <summary>A UUIDv7 that sorts after every earlier one of this source: the 12 bits behind the milliseconds count on within one.</summary>
    public Guid NextGuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        fill(bytes[8..]);
        var stamp = NextStamp();
        BinaryPrimitives.WriteInt64BigEndian(bytes, ((stamp >> 12) << 16) | 0x7000L | (stamp & 0xFFF));
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        fill(bytes);
        return bytes;
    }

    /// <summary>When an id of any source was made, to the millisecond.</summary>
    public static DateTimeOffset TimeOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(bytes) >> 16);
    }

    private long NextStamp()
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds() << 12;
        lock (_gate)
        {
            _lastStamp = Math.Max(now, _lastStamp + 1);
            return _lastStamp;
        }
    }
}
