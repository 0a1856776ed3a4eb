using Parley.Desk.Tickets;

namespace Parley.Server.Demo;

/// <summary>Spreads the conversations over ninety days: what is settled over all of them, what waits over the last ones.</summary>
internal static class DemoSchedule
{
    public const int Days = 90;

    // The same spread at every start, so that a picture of the demo can be taken again.
    private static readonly Random Dice = new(20261121);

    /// <summary>The start of each conversation, in the conversations' order; each ends before <paramref name="now"/>.</summary>
    public static IReadOnlyList<DateTimeOffset> Starts(IReadOnlyList<DemoConversation> conversations, DateTimeOffset now)
    {
        var settled = conversations.Count(c => Reach(c.Status) is null);
        var seen = 0;
        var starts = new List<DateTimeOffset>();
        foreach (var conversation in conversations)
        {
            var daysAgo = Reach(conversation.Status) is { } reach
                ? reach * Math.Pow(Dice.NextDouble(), 2)
                : Days - ((Days - 2) * (seen++ + Dice.NextDouble()) / settled);
            var start = InWakingHours(now.AddDays(-daysAgo));
            var length = TimeSpan.FromMinutes(conversation.Messages.Sum(m => m.AfterMinutes) + 1);
            var latest = now.AddMinutes(-3 - Dice.Next(240)) - length;
            starts.Add(start < latest ? start : latest);
        }

        return starts;
    }

    /// <summary>Days that a conversation in this status reaches back at most; null: it is settled.</summary>
    private static double? Reach(TicketStatus status) => status switch
    {
        TicketStatus.New => 1.2,
        TicketStatus.Open => 4,
        TicketStatus.Pending => 9,
        TicketStatus.OnHold => 16,
        _ => null,
    };

    private static DateTimeOffset InWakingHours(DateTimeOffset at) =>
        at.Hour is >= 6 and < 21 ? at : new DateTimeOffset(at.Year, at.Month, at.Day, 6 + Dice.Next(13), Dice.Next(60), Dice.Next(60), TimeSpan.Zero);
}
