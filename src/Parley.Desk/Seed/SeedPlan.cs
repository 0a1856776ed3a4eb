using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Parley.Platform.Ids;

namespace Parley.Desk.Seed;

/// <summary>What is to be told. The same plan is the same rows, down to their ids.</summary>
internal sealed class SeedPlan
{
    public SeedPlan(long tickets, long seed, DateTimeOffset until, string slug)
    {
        (Tickets, Seed, Until, Slug) = (tickets, seed, until, slug);
        Key = KeyOf(string.Create(CultureInfo.InvariantCulture, $"seed {slug} {tickets} {seed} {until.ToUnixTimeMilliseconds()}"));
        Calendar = new SeedCalendar(until, tickets);
        Tag = string.Create(CultureInfo.InvariantCulture, $"{Key % 10_000_000:0000000}");
    }

    public long Tickets { get; }

    public long Seed { get; }

    /// <summary>The end of the two years.</summary>
    public DateTimeOffset Until { get; }

    /// <summary>The workspace's: no two workspaces have an id in common.</summary>
    public string Slug { get; }

    public SeedCalendar Calendar { get; }

    /// <summary>All chance of this plan starts here.</summary>
    public ulong Key { get; }

    /// <summary>In addresses, so that those of two plans in one workspace are different.</summary>
    public string Tag { get; }

    public DateTimeOffset TimeOf(long ticket) => Calendar.Of(ticket, Dice.Of(Key, DiceOf.Moment, ticket).Unit());

    /// <summary>An id that is the workspace's and not this plan's, for people who are in every story of it.</summary>
    public TId Fixed<TId>(DiceOf kind, string name)
        where TId : struct, IId<TId> => IdAt<TId>(new Dice(KeyOf($"{Slug} {kind} {name}")), DateTimeOffset.UnixEpoch.AddYears(50));

    public static TId IdAt<TId>(Dice dice, DateTimeOffset at)
        where TId : struct, IId<TId> => new IdSource(new SeedClock(at), dice.Fill).Next<TId>();

    private static ulong KeyOf(string text) => BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>Stands at the moment that is being told.</summary>
internal sealed class SeedClock(DateTimeOffset at) : TimeProvider
{
    public DateTimeOffset Moment { get; set; } = at;

    public override DateTimeOffset GetUtcNow() => Moment;
}
