using System.Buffers.Binary;
using Parley.Platform.Ids;

namespace Parley.Platform.Work.Jobs;

/// <summary>How long a failed job waits: 1 s, doubled with each failure up to an hour, by a random half more or less so that many do not come back together.</summary>
internal static class BackOff
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public static TimeSpan After(int attempts, IdSource ids)
    {
        var full = Math.Min(Math.Pow(2, attempts - 1), Longest.TotalSeconds);
        var jitter = 0.5 + (BinaryPrimitives.ReadUInt32LittleEndian(ids.Bytes(4)) / (double)uint.MaxValue);
        return TimeSpan.FromSeconds(full * jitter);
    }
}
