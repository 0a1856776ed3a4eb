using System.Text.Json;
using Parley.Desk.Tickets.Fields;

namespace Parley.Desk.Tests.Tickets.Fields;

public sealed class FieldValueTests
{
    private const int Values = 20_000;

    private static readonly string[] Parts =
    [
        "null", "true", "false", "0", "-0", "7", "-7.50", "1e3", "0.000001", "1e-7", "9007199254740991", "9007199254740992", "1e400", "\"\"", "\"  \"", "\" a \"", "\"red\"", "\"blue\"", "\"gone\"",
        "\"RED\"", "\"2026-02-28\"", "\"2026-02-29\"", "\"2026-2-8\"", "\"a\\u0000\"", "\"\\ud83d\\udeb2\"", "[]", "[\"red\"]", "[\"blue\",\"red\",\"blue\"]", "[\"gone\"]", "[null]", "[[]]", "{}", "{\"a\":1}",
    ];

    /// <summary>Whatever is taken is kept in the one writing of it: read again it is the same, so that the same value is never a change.</summary>
    [Fact]
    public void What_is_taken_is_the_same_when_it_is_given_again_and_all_else_is_refused_with_a_reason()
    {
        var dice = new Random(5);
        var taken = 0;
        for (var i = 0; i < Values; i++)
        {
            var field = Field((FieldType)dice.Next(8));
            var given = JsonElement.Parse(dice.Next(4) == 0 ? $"[{Any(dice)},{Any(dice)}]" : Any(dice));

            var (value, wrong) = FieldValue.Read(field, given, "/custom_fields/a");

            (value is null).ShouldBe(wrong is not null, $"{field.Type} {given}");
            if (wrong is not null)
            {
                wrong.Field.ShouldBe("/custom_fields/a");
                wrong.Message.ShouldNotBeEmpty();
                continue;
            }

            if (value!.Value is not { } kept)
            {
                value.SearchedBy.ShouldBeEmpty();
                continue;
            }

            taken++;
            var again = FieldValue.Read(field, JsonElement.Parse(kept.GetRawText()), "").Value!;
            again.Value!.Value.GetRawText().ShouldBe(kept.GetRawText(), $"{field.Type} {given}");
            value.SearchedBy.ShouldNotBeEmpty();
            again.SearchedBy.ShouldBe(value.SearchedBy);
        }

        taken.ShouldBeGreaterThan(Values / 20);
    }

    [Theory]
    [InlineData(FieldType.Decimal, "12.500", "12.5")]
    [InlineData(FieldType.Decimal, "1e3", "1000")]
    [InlineData(FieldType.Number, "-7", "-7")]
    [InlineData(FieldType.Text, "\" HB-36 \"", "\"HB-36\"")]
    [InlineData(FieldType.Multiselect, "[\"blue\",\"red\",\"blue\"]", "[\"red\",\"blue\"]")]
    public void A_value_is_kept_in_one_writing(FieldType type, string given, string kept) =>
        FieldValue.Read(Field(type), JsonElement.Parse(given), "").Value!.Value!.Value.GetRawText().ShouldBe(kept);

    private static string Any(Random dice) => Parts[dice.Next(Parts.Length)];

    private static TicketFieldView Field(FieldType type) => new(
        default, "a", "A", type, null, [new FieldOption("red", "Red", true), new FieldOption("blue", "Blue", true), new FieldOption("gone", "Gone", false)], [], 1, true, default);
}
