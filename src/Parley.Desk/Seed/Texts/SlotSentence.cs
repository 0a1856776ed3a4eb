using System.Globalization;
using System.Text;

namespace Parley.Desk.Seed.Texts;

/// <summary>A sentence with places that chance fills: <c>The {part} of my {model} rattles.</c></summary>
internal sealed class SlotSentence
{
    private readonly (string Text, Action<StringBuilder, Dice>? Slot)[] _pieces;

    public SlotSentence(string written) => _pieces = [.. written.Split('{', '}').Select((piece, i) => i % 2 == 0 ? (piece, (Action<StringBuilder, Dice>?)null) : ("", SlotOf(piece)))];

    public void Write(StringBuilder to, Dice dice)
    {
        foreach (var (text, slot) in _pieces)
        {
            to.Append(text);
            slot?.Invoke(to, dice);
        }
    }

    private static Action<StringBuilder, Dice> SlotOf(string name) => name switch
    {
        "part" => static (to, dice) => to.Append(SeedWords.Part(dice)),
        "place" => static (to, dice) => to.Append(SeedWords.Place(dice)),
        "surname" => static (to, dice) => to.Append(SeedWords.Surname(dice)),
        "first" => static (to, dice) => to.Append(dice.Pick(SeedWords.FirstNames)),
        "model" => static (to, dice) => to.Append(dice.Pick(SeedWords.Models)),
        "colour" => static (to, dice) => to.Append(dice.Pick(SeedWords.Colours)),
        "day" => static (to, dice) => to.Append(dice.Pick(SeedWords.Days)),
        "month" => static (to, dice) => to.Append(dice.Pick(SeedWords.Months)),
        "number" => static (to, dice) => to.Append(CultureInfo.InvariantCulture, $"{2 + dice.Zipf(60)}"),
        "order" => static (to, dice) => to.Append(CultureInfo.InvariantCulture, $"HO-{200_000 + dice.Below(700_000)}"),
        _ => throw new InvalidOperationException($"There is no slot {name}."),
    };
}
