using System.Text.Json;
using System.Text.Json.Serialization;
using Parley.Platform.Ids;

namespace Parley.Platform.Work;

/// <summary>Typed ids are plain UUIDs in JSON.</summary>
internal sealed class IdJsonConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsValueType && typeToConvert.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>));

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(For<>).MakeGenericType(typeToConvert))!; // a class has a value

    private sealed class For<TId> : JsonConverter<TId>
        where TId : struct, IId<TId>
    {
        public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.String)
            {
                throw new JsonException("An id is expected.");
            }

            return reader.TryGetGuid(out var value) ? TId.From(value) : throw new UnreadableValue("invalid_id", "This is no id: a UUID is expected.");
        }

        public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
