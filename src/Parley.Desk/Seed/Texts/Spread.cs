namespace Parley.Desk.Seed.Texts;

/// <summary>Exactly so many of the first tickets, evenly spread and not in step: one in each stretch, somewhere in it.</summary>
internal sealed record Spread(long Hits, long Among, ulong Key)
{
    /// <summary>Where a ticket stands; null when it lies behind the last stretch.</summary>
    /// <param name="Start">The first ticket of its stretch.</param>
    /// <param name="Length">Tickets of the stretch.</param>
    public readonly record struct Stretch(long Number, long Start, int Length);

    public bool Has(long ticket) => Of(ticket) is { } stretch && ticket == stretch.Start + Place(stretch);

    public Stretch? Of(long ticket)
    {
        if (ticket >= Among || Hits == 0)
        {
            return null;
        }

        var number = ticket * Hits / Among;
        var start = StartOf(number);
        return new Stretch(number, start, (int)(StartOf(number + 1) - start));
    }

    public int Place(Stretch stretch) => (int)(Dice.Mix(Key ^ Dice.Mix((ulong)stretch.Number)) % (ulong)stretch.Length);

    /// <summary>Another place in the same stretch.</summary>
    public int OtherPlace(Stretch stretch) =>
        (Place(stretch) + 1 + (int)(Dice.Mix(~Key ^ (ulong)stretch.Number) % (ulong)(stretch.Length - 1))) % stretch.Length;

    private long StartOf(long number) => ((number * Among) + Hits - 1) / Hits;
}
