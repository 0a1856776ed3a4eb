using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parley.Platform.Work;

/// <summary>A field of a partial update: left out means "as it is", null means "none".</summary>
[JsonConverter(typeof(OptionalJsonConverter))]
public readonly record struct Optional<T>(bool IsGiven, T? Value)
{
    public static implicit operator Optional<T>(T? value) => new(true, value);

    public T? Or(T? current) => IsGiven ? Value : current;
}

internal sealed class OptionalJsonConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Optional<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(For<>).MakeGenericType(typeToConvert.GetGenericArguments()))!; // a class has a value

    private sealed class For<T> : JsonConverter<Optional<T>>
    {
        public override bool HandleNull => true;

        // The value's own converter: a serializer run of its own would lose the path to a wrong value.
        public override Optional<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(true, ((JsonConverter<T>)options.GetConverter(typeof(T))).Read(ref reader, typeof(T), options));

        public override void Write(Utf8JsonWriter writer, Optional<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Value, options);
    }
}
