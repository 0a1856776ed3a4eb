namespace Parley.Desk.Seed;

/// <summary>
/// Chance that falls the same way each time, apart for every ticket, so that any of them can be told without those before it. SplitMix64
/// (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014).
/// </summary>
internal sealed class Dice(ulong state)
{
    public static Dice Of(ulong key, DiceOf kind, long index) => new(Mix(key ^ Mix(((ulong)kind << 56) ^ (ulong)index)));

    public ulong Next() => Mix(state += 0x9E3779B97F4A7C15);

    /// <summary>From 0 to below 1.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    public int Below(int end) => (int)(Unit() * end);

    public bool Chance(double share) => Unit() < share;

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    /// <summary>A rank below <paramref name="count"/>; each comes up in inverse proportion to its place, as words do in a language.</summary>
    public int Zipf(int count) => Math.Min(count, (int)Math.Pow(count + 1.0, Unit())) - 1;

    public void Fill(Span<byte> bytes)
    {
        for (var (i, rest) = (0, 0UL); i < bytes.Length; i++, rest >>= 8)
        {
            rest = i % 8 == 0 ? Next() : rest;
            bytes[i] = (byte)rest;
        }
    }

    public static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}

internal enum DiceOf
{
    Workspace,
    Ticket,
    Moment,
    Contact,
    Company,
    Agent,
    Team,
    Planting,
}
