using System.Globalization;

namespace Parley.Desk.Seed.Texts;

/// <summary>
/// Words for measuring searches, each in an exact number of tickets: rare and common ones, two that meet in a tenth of theirs, two that never
/// meet, some of the oldest tickets alone, a phrase. Where there are too few tickets for one, it is left out.
/// </summary>
internal sealed class Plantings
{
    private static readonly long[] Wanted = [10, 1_000, 10_000, 100_000];

    private readonly SeedPlan _plan;
    private readonly HashSet<string> _used;
    private readonly List<Planting> _plantings = [];
    private readonly List<PlantedSentence> _sentences = [];
    private int _words;

    /// <param name="vocabulary">All words that stand in the stories; none of them is planted.</param>
    public Plantings(SeedPlan plan, IEnumerable<string> vocabulary)
    {
        (_plan, _used) = (plan, [.. vocabulary]);
        var tickets = plan.Tickets;
        foreach (var hits in Wanted.Select(w => Math.Min(w, tickets / 10)).Distinct().Where(h => h > 0))
        {
            Word($"hits_{hits.ToString(CultureInfo.InvariantCulture)}", hits, tickets);
        }

        Word("old", tickets / 50, tickets * 3 / 10);
        Word("old_rare", tickets / 1_000, tickets * 3 / 10);
        Meeting(tickets / 10);
        Apart(tickets / 20);
        Phrase(tickets / 1_000);
    }

    public IReadOnlyList<Planting> All => _plantings;

    public IEnumerable<string> SentencesOf(long ticket)
    {
        foreach (var sentence in _sentences)
        {
            if (sentence.IsAt(ticket))
            {
                yield return sentence.Text;
            }
        }
    }

    private void Word(string name, long hits, long among)
    {
        var (word, spread) = (NewWord(), NewSpread(hits, among));
        Add(name, word, spread.Has, hits);
        Say($"The sticker inside says {word}.", spread.Has);
    }

    // Each stands in the same number of tickets; every tenth time in one and the same.
    private void Meeting(long hits)
    {
        var (one, other, spread) = (NewWord(), NewWord(), NewSpread(hits, _plan.Tickets));
        bool HasOther(long ticket) =>
            spread.Of(ticket) is { } s && ticket == s.Start + (s.Number % 10 == 0 ? spread.Place(s) : spread.OtherPlace(s));
        Add("common_one", one, spread.Has, hits);
        Add("common_other", other, HasOther, hits);
        Add("common_both", $"{one} {other}", ticket => spread.Has(ticket) && HasOther(ticket), hits);
        Say($"It came with the {one} set.", spread.Has);
        Say($"We had asked for the {other} edition.", HasOther);
    }

    private void Apart(long hits)
    {
        var (one, other, spread) = (NewWord(), NewWord(), NewSpread(hits, _plan.Tickets));
        bool HasOther(long ticket) => spread.Of(ticket) is { } s && ticket == s.Start + spread.OtherPlace(s);
        Add("apart_one", one, spread.Has, hits);
        Add("apart_other", other, HasOther, hits);
        Add("apart_both", $"{one} {other}", _ => false, hits);
        Say($"The shop calls it {one}.", spread.Has);
        Say($"The shop calls it {other}.", HasOther);
    }

    // As many tickets again have both words the other way round.
    private void Phrase(long hits)
    {
        var (first, second, spread) = (NewWord(), NewWord(), NewSpread(hits, _plan.Tickets));
        bool Reversed(long ticket) => spread.Of(ticket) is { } s && ticket == s.Start + spread.OtherPlace(s);
        Add("phrase", $"\"{first} {second}\"", spread.Has, hits);
        Add("phrase_words", $"{first} {second}", ticket => spread.Has(ticket) || Reversed(ticket), hits);
        Say($"On the frame it reads {first} {second} in small letters.", spread.Has);
        Say($"On the frame it reads {second} and not {first}.", Reversed);
    }

    private void Add(string name, string query, Func<long, bool> isAt, long hits)
    {
        if (hits > 0)
        {
            _plantings.Add(new Planting(name, query, isAt));
        }
    }

    private void Say(string text, Func<long, bool> isAt) => _sentences.Add(new PlantedSentence(text, isAt));

    private Spread NewSpread(long hits, long among) => new(hits, among, Dice.Of(_plan.Key, DiceOf.Planting, 1_000 + _words).Next());

    private string NewWord()
    {
        for (var dice = Dice.Of(_plan.Key, DiceOf.Planting, _words++); ;)
        {
            var word = "x" + string.Concat(Enumerable.Range(0, 4).Select(_ => $"{dice.Pick("aeiou".ToCharArray())}{dice.Pick("bdfglmnprstvz".ToCharArray())}")) + dice.Pick("aeiou".ToCharArray());
            if (_used.Add(word))
            {
                return word;
            }
        }
    }
}
