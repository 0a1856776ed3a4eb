using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Parley.Platform.Work;

/// <summary>Instants are RFC 3339 in UTC with milliseconds: <c>2026-11-20T09:30:00.000Z</c>. One with another offset is read and turned to UTC.</summary>
internal sealed partial class InstantJsonConverter : JsonConverter<DateTimeOffset>
{
    public static bool TryRead(string? text, out DateTimeOffset instant)
    {
        instant = default;
        if (text is null || !Shape().IsMatch(text)
            || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var value))
        {
            return false;
        }

        instant = DateTimeOffset.FromUnixTimeMilliseconds(value.ToUnixTimeMilliseconds());
        return true;
    }

    // A time without its zone could be anyone's; the seconds may be left out.
    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2})\z", RegexOptions.NonBacktracking)]
    private static partial Regex Shape();

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException("A time is expected.");
        }

        return TryRead(reader.GetString(), out var instant)
            ? instant
            : throw new UnreadableValue("invalid_time", "A time looks like 2026-11-20T09:30:00Z.");
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
}
