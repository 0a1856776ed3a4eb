using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Parley.Platform.Work;

/// <summary>The JSON that others see: snake_case names and words, typed ids as plain UUIDs.</summary>
public static class PublicJson
{
    public static readonly JsonSerializerOptions Options = Make();

    public static string Write(object? value) => value is null ? "{}" : JsonSerializer.Serialize(value, Options);

    /// <summary>Reads an instant as JSON does, for query parameters.</summary>
    public static bool TryReadInstant(string? text, out DateTimeOffset instant) => InstantJsonConverter.TryRead(text, out instant);

    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.DictionaryKeyPolicy = null;
        options.PropertyNameCaseInsensitive = false;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.RespectNullableAnnotations = false;
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver();
        // Answers are application/json with nosniff, never pasted into a page: letters of all scripts stay letters.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new WordJsonConverter());
        options.Converters.Add(new InstantJsonConverter());
        options.Converters.Add(new IdJsonConverter());
    }

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Configure(options);
        options.MakeReadOnly();
        return options;
    }
}
