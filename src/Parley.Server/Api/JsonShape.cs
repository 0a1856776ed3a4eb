using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Parley.Platform.Work;

namespace Parley.Server.Api;

/// <summary>
/// Finds what the serializer refuses without saying which of its rules was broken: unknown fields, fields that stand there twice, and text
/// that is no Unicode.
/// </summary>
internal static class JsonShape
{
    /// <param name="type">What the value is to become; null where any shape will do.</param>
    /// <param name="pointer">Where the value stands.</param>
    public static Refusal? Check(JsonElement value, JsonTypeInfo? type, string pointer = "") => value.ValueKind switch
    {
        JsonValueKind.Object => CheckObject(value, type, pointer),
        JsonValueKind.Array => value.EnumerateArray()
            .Select((entry, i) => Check(entry, Known(type is { Kind: JsonTypeInfoKind.Enumerable } ? type.ElementType : null), $"{pointer}/{i}"))
            .FirstOrDefault(r => r is not null),
        JsonValueKind.String when TextOf(value) is null => Refusal.Invalid(pointer, "invalid_text", "This holds half a surrogate pair, which is no character."),
        _ => null,
    };

    private static Refusal? CheckObject(JsonElement value, JsonTypeInfo? type, string pointer)
    {
        var seen = new HashSet<string>();
        foreach (var property in value.EnumerateObject())
        {
            if (NameOf(property) is not { } name)
            {
                return JsonBody.Malformed("", "malformed_json", "A field's name holds half a surrogate pair, which is no character.");
            }

            var field = $"{pointer}/{Escape(name)}";
            if (!seen.Add(name))
            {
                return JsonBody.Malformed(field, "duplicate_field", "This field stands here twice.");
            }

            if (type is { Kind: JsonTypeInfoKind.Object } && type.Properties.All(p => p.Name != name))
            {
                return JsonBody.Malformed(field, "unknown_field", "There is no such field here.");
            }

            if (Check(property.Value, TypeOf(type, name), field) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private static JsonTypeInfo? TypeOf(JsonTypeInfo? type, string field) => Known(type switch
    {
        { Kind: JsonTypeInfoKind.Object } => type.Properties.First(p => p.Name == field).PropertyType,
        { Kind: JsonTypeInfoKind.Dictionary } => type.ElementType,
        _ => null,
    });

    private static JsonTypeInfo? Known(Type? type) => type is null || type == typeof(object) ? null : PublicJson.Options.GetTypeInfo(type);

    // Only an escape can smuggle in half a pair: the bytes are known to be UTF-8.
    private static string? TextOf(JsonElement value) => JsonMarshal.GetRawUtf8Value(value).Contains((byte)'\\') ? Read(() => value.GetString()) : "";

    private static string? NameOf(JsonProperty property) => Read(() => property.Name);

    // The reader has no way to ask first.
    private static string? Read(Func<string?> text)
    {
        try
        {
            return text();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
