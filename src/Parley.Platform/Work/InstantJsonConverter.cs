using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parley.Platform.Work;

/// <summary>Instants are RFC 3339 in UTC with milliseconds: <c>2026-11-20T09:30:00.000Z</c>. One with another offset is read and turned to UTC.</summary>
internal sealed class InstantJsonConverter : JsonConverter<DateTimeOffset>
{
    public static bool TryRead(string? text, out DateTimeOffset instant)
    {
        // The length tells an instant from a bare date, whose zone nobody could know.
        var read = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var value);
        instant = read ? DateTimeOffset.FromUnixTimeMilliseconds(value.ToUnixTimeMilliseconds()) : default;
        return read && text!.Length >= "2026-11-20T09:30Z".Length; // parsed, so not null
    }

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
