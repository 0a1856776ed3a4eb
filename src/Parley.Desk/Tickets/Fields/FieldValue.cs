using System.Globalization;
using System.Text.Json;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Fields;

/// <summary>A value for a field, in the writing that is kept.</summary>
/// <param name="Value">Null: none.</param>
internal sealed record FieldValue(TicketFieldView Field, JsonElement? Value)
{
    public const int TextMax = 250;
    public const int MultilineMax = 5000;

    /// <summary>What JavaScript, and so every browser, holds exactly.</summary>
    public const long NumberMax = 9_007_199_254_740_991;
    public const int DecimalPlaces = 6;
    private const decimal DecimalMax = 1_000_000_000_000;

    /// <summary>Reads what is given from outside; a blank text and an empty list are no value.</summary>
    /// <param name="place">Where it stands, for the error.</param>
    public static (FieldValue? Value, FieldError? Wrong) Read(TicketFieldView field, JsonElement given, string place)
    {
        if (given.ValueKind == JsonValueKind.Null)
        {
            return (new FieldValue(field, null), null);
        }

        var (value, code, message) = field.Type switch
        {
            FieldType.Text => ReadText(given, TextMax),
            FieldType.Multiline => ReadText(given, MultilineMax),
            FieldType.Number => ReadNumber(given),
            FieldType.Decimal => ReadDecimal(given),
            FieldType.Checkbox => given.ValueKind is JsonValueKind.True or JsonValueKind.False ? Kept(given) : WrongType("true or false"),
            FieldType.Date => ReadDate(given),
            FieldType.Select => ReadOption(field, given),
            _ => ReadOptions(field, given),
        };
        return code is null ? (new FieldValue(field, value), null) : (null, new FieldError(place, code, message!)); // given with the code
    }

    /// <summary>By what a query finds it.</summary>
    public IEnumerable<string> SearchedBy => Value is not { } value ? [] : Field.Type switch
    {
        FieldType.Text => [value.GetString()!.ToLowerInvariant()], // read as a text
        FieldType.Multiline => [""],
        FieldType.Multiselect => value.EnumerateArray().Select(option => option.GetString()!), // read as texts
        FieldType.Date or FieldType.Select => [value.GetString()!], // the same
        _ => [value.GetRawText()],
    };

    /// <summary>Whether it is enough where a value is required: an empty box says no.</summary>
    public static bool IsFilled(JsonElement value) => value.ValueKind is not (JsonValueKind.Null or JsonValueKind.False);

    private static (JsonElement? Value, string? Code, string? Message) ReadText(JsonElement given, int max)
    {
        if (given.ValueKind != JsonValueKind.String)
        {
            return WrongType("a text");
        }

        var text = given.GetString()!.Trim(); // a string has a text
        return text.Length > max ? (null, "too_long", $"At most {max:N0} characters; these are {text.Length:N0}.")
            : !Checks.IsStorable(text) ? (null, "invalid_text", "This holds characters that cannot be stored.")
            : text.Length == 0 ? default
            : Kept(text);
    }

    private static (JsonElement? Value, string? Code, string? Message) ReadNumber(JsonElement given)
    {
        if (given.ValueKind != JsonValueKind.Number)
        {
            return WrongType("a whole number");
        }

        return given.TryGetInt64(out var number) && number is >= -NumberMax and <= NumberMax
            ? Kept(number)
            : (null, "out_of_range", $"A whole number from -{NumberMax:N0} to {NumberMax:N0}.");
    }

    private static (JsonElement? Value, string? Code, string? Message) ReadDecimal(JsonElement given)
    {
        if (given.ValueKind != JsonValueKind.Number)
        {
            return WrongType("a number");
        }

        return given.TryGetDecimal(out var number) && number is > -DecimalMax and < DecimalMax && decimal.Round(number, DecimalPlaces) == number
            ? Kept(Plain(number))
            : (null, "out_of_range", $"A number below a million millions, with at most {DecimalPlaces} places.");
    }

    // 1.50 is 1.5: dividing by a one with many places takes the zeros off.
    public static decimal Plain(decimal number) => number / 1.0000000000000000000000000000m;

    private static (JsonElement? Value, string? Code, string? Message) ReadDate(JsonElement given)
    {
        if (given.ValueKind != JsonValueKind.String)
        {
            return WrongType("a day");
        }

        return DateOnly.TryParseExact(given.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? Kept(given)
            : (null, "invalid_date", "A day looks like 2026-01-31.");
    }

    private static (JsonElement? Value, string? Code, string? Message) ReadOption(TicketFieldView field, JsonElement given)
    {
        if (given.ValueKind != JsonValueKind.String)
        {
            return WrongType("the key of an option");
        }

        var key = given.GetString();
        return field.Options.FirstOrDefault(o => o.Key == key) switch
        {
            null => (null, "unknown_option", $"This is none of the options: {string.Join(", ", field.Options.Where(o => o.Active).Select(o => o.Key).Take(20))}."),
            { Active: false } option => (null, "inactive", $"'{option.Name}' is no longer in use."),
            { } option => Kept(option.Key),
        };
    }

    private static (JsonElement? Value, string? Code, string? Message) ReadOptions(TicketFieldView field, JsonElement given)
    {
        if (given.ValueKind != JsonValueKind.Array)
        {
            return WrongType("a list of the options' keys");
        }

        var chosen = new HashSet<string>();
        foreach (var entry in given.EnumerateArray())
        {
            var (option, code, message) = ReadOption(field, entry);
            if (code is not null)
            {
                return (null, code, message);
            }

            chosen.Add(option!.Value.GetString()!); // read as a text
        }

        return chosen.Count == 0 ? default : Kept(field.Options.Select(o => o.Key).Where(chosen.Contains));
    }

    private static (JsonElement? Value, string? Code, string? Message) Kept<T>(T value) => (JsonSerializer.SerializeToElement(value, PublicJson.Options), null, null);

    private static (JsonElement? Value, string? Code, string? Message) WrongType(string wanted) => (null, "wrong_type", $"This field takes {wanted}, or null for none.");
}
