using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parley.Platform.Work;

/// <summary>Enum values are snake_case words in JSON; an unknown one is answered with those there are.</summary>
internal sealed class WordJsonConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(For<>).MakeGenericType(typeToConvert))!; // a class has a value

    private sealed class For<TEnum> : JsonConverter<TEnum>
        where TEnum : struct, Enum
    {
        public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.String)
            {
                throw new JsonException("A word is expected.");
            }

            return Words.TryParse<TEnum>(reader.GetString(), out var value)
                ? value
                : throw new UnreadableValue("unknown_word", $"This is none of the words that are known here: {Words.List<TEnum>()}.");
        }

        public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) => writer.WriteStringValue(Words.Of(value));

        public override TEnum ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Words.Parse<TEnum>(reader.GetString()!); // a property has a name

        public override void WriteAsPropertyName(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) => writer.WritePropertyName(Words.Of(value));
    }
}
