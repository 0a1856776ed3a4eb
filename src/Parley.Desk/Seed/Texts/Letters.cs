using System.Text;

namespace Parley.Desk.Seed.Texts;

/// <summary>Writes what customers and agents say: sentences of the ticket's story, some with words of its own, and what is planted.</summary>
internal sealed class Letters(Dice dice, SeedStory story, string customer, IReadOnlyList<string> planted)
{
    private static readonly string[] Hellos = ["Hello,", "Hi,", "Good morning,", "Dear team,", "Hello Halden team,", "Good evening,", "Hi there,"];

    private static readonly string[] Thanks = ["Thank you", "Kind regards", "Thanks in advance", "Best wishes", "Many thanks", "Regards"];

    private static readonly SlotSentence[] Asking =
    [
        new("It is the {colour} {model} that I bought in {place} in {month}, with the {part}."),
        new("The {part} of my {model} rattles since {day}, and now the {part} is loose as well."),
        new("My order is {order}, it should have come to {place} on {day}."),
        new("{first} {surname} in the shop in {place} says that it must be the {part}."),
        new("We have {number} of them in {place}, and the {part} broke on {number}."),
        new("Could you send a new {part} to {place}, or is the {part} of the {model} the same?"),
        new("I looked at the {part} and the {part}, and both are fine."),
        new("My neighbour {surname} has the {colour} {model} and no trouble with the {part}."),
        new("On the invoice {order} there is a {part} that we never ordered."),
        new("The courier left the {part} with {surname} in {place}."),
    ];

    private static readonly SlotSentence[] Answering =
    [
        new("I have put a {part} aside for you under {order}."),
        new("Our workshop in {place} has the {part} in stock and can look at it on {day}."),
        new("Please check whether the {part} sits tight on the {part}."),
        new("{first} {surname} from {place} will call you on {day} about the {part}."),
        new("The {part} of the {model} was changed in {month}, so the new {part} fits."),
        new("You get a refund for the {part} within {number} days."),
        new("I am sending the {part} today; it should be in {place} by {day}."),
    ];

    private static readonly SlotSentence[] Noting =
    [
        new("Called the workshop in {place}: {number} pieces of the {part} left."),
        new("Same as {order} of {surname}, the {part} again."),
        new("Waiting for {first} in {place}, who has the key for the {part}."),
        new("Checked {order}: the {part} left the store on {day}."),
    ];

    private static readonly SlotSentence[] Subjects =
    [
        new("Question about the {part}"), new("{model}: {part} is broken"), new("Where is {order}?"), new("New {part} for a {model}"), new("{part} missing in {order}"),
        new("Repair in {place}"), new("{model} in {colour}, {part}"),
    ];

    private readonly StringBuilder _text = new();

    public string Subject()
    {
        if (dice.Chance(.6))
        {
            return story.Subject;
        }

        dice.Pick(Subjects).Write(_text.Clear(), dice);
        return _text.ToString();
    }

    /// <param name="place">Of the customer's and agent's letters of this ticket, from 0; one of the first two has what is planted.</param>
    public string OfCustomer(int place)
    {
        Begin(place == 0 ? dice.Pick(Hellos) : "Hello again,");
        Told(story.Customer, place == 0 ? 2 : 1);
        Slots(Asking, place == 0 ? 2 : 1);
        Plant(place);
        return End(dice.Pick(Thanks), customer);
    }

    public string OfAgent(int place, string agent)
    {
        Begin($"Hello {customer},");
        Told(story.Agent, 2);
        Slots(Answering, 1);
        Plant(place);
        return End("Kind regards", agent);
    }

    public string Note()
    {
        _text.Clear();
        Told(story.Notes, 1);
        Slots(Noting, 1);
        return _text.ToString();
    }

    private void Begin(string hello) => _text.Clear().Append(hello).Append("\n\n");

    private string End(string regards, string name) => _text.Append("\n\n").Append(regards).Append('\n').Append(name).ToString();

    private void Told(IReadOnlyList<string> sentences, int count)
    {
        if (sentences.Count == 0)
        {
            return;
        }

        // Some that follow each other, as they were written.
        var first = dice.Below(Math.Max(1, sentences.Count - count + 1));
        for (var i = first; i < Math.Min(first + count, sentences.Count); i++)
        {
            Next().Append(sentences[i]);
        }
    }

    private void Slots(SlotSentence[] sentences, int count)
    {
        for (var i = 0; i < count; i++)
        {
            dice.Pick(sentences).Write(Next(), dice);
        }
    }

    private void Plant(int place)
    {
        for (var i = 0; i < planted.Count; i++)
        {
            if (i % 2 == place)
            {
                Next().Append(planted[i]);
            }
        }
    }

    private StringBuilder Next() => _text.Length > 0 && _text[^1] != '\n' ? _text.Append(' ') : _text;
}
