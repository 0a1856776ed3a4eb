using System.Buffers.Binary;

namespace Parley.Desk.Imports.Reading;

/// <summary>
/// Settles when each message was written. Times that are given stay. The others follow the message before them as people answer, within the hour,
/// and in the same way each time the file is read; none comes after the next that is given, and none in the future.
/// </summary>
internal static class MessageTimes
{
    /// <summary>Where a conversation ends of which no time is known.</summary>
    /// <param name="share">How far into the file it stands; null: nobody knows, and its digest decides.</param>
    public static DateTimeOffset Unknown(byte[] digest, double? share, int days, DateTimeOffset now)
    {
        var dice = Dice(digest);
        var age = days * (1 - (share ?? dice.NextDouble()));
        // What is read in one piece would begin in one moment.
        return Whole(now.AddDays(-age - (days * dice.NextDouble() / 100)));
    }

    /// <param name="given">For each message.</param>
    /// <param name="first">When the conversation began; null: it follows from the first time given.</param>
    /// <param name="last">When it ended, if no other time is known.</param>
    public static IReadOnlyList<DateTimeOffset> Fill(
        IReadOnlyList<DateTimeOffset?> given, DateTimeOffset? first, DateTimeOffset last, byte[] digest, DateTimeOffset now)
    {
        var dice = Dice(digest);
        var pauses = given.Select(_ => TimeSpan.FromSeconds(dice.Next(90, 3000))).ToArray();
        var known = given.ToList().FindIndex(at => at is not null);
        var times = new DateTimeOffset[given.Count];
        var at = given[0] ?? first ?? (known >= 0 ? given[known]!.Value - Sum(pauses, known) : last - Sum(pauses, given.Count)); // not null: it was looked for
        times[0] = at;
        for (var i = 1; i < given.Count; i++)
        {
            at = given[i] ?? Earliest(at, at + pauses[i], Next(given, i), now);
            times[i] = at;
        }

        return times;
    }

    private static TimeSpan Sum(TimeSpan[] pauses, int count) => pauses.Take(count).Aggregate(TimeSpan.Zero, (sum, pause) => sum + pause);

    private static DateTimeOffset Earliest(DateTimeOffset before, DateTimeOffset wished, DateTimeOffset? next, DateTimeOffset now)
    {
        var latest = next is { } known && known < now ? known : now;
        var at = wished < latest ? wished : latest;
        return at < before ? before : at;
    }

    private static DateTimeOffset? Next(IReadOnlyList<DateTimeOffset?> given, int after)
    {
        for (var i = after + 1; i < given.Count; i++)
        {
            if (given[i] is { } at)
            {
                return at;
            }
        }

        return null;
    }

    private static Random Dice(byte[] digest) => new(BinaryPrimitives.ReadInt32BigEndian(digest));

    private static DateTimeOffset Whole(DateTimeOffset at) => DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
}
