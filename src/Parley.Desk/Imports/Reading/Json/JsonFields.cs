using System.Text.Json;
using Parley.Platform;
using Parley.Platform.Work;

namespace Parley.Desk.Imports.Reading.Json;

/// <summary>Reads the fields of one JSON object and says of each that is wrong where it stands.</summary>
internal sealed class JsonFields(JsonElement thing, string pointer, Checks check)
{
    private readonly HashSet<string> _read = [];

    /// <summary>Fields that nobody asked for.</summary>
    public IEnumerable<string> Unknown => thing.EnumerateObject().Select(p => p.Name).Where(name => !_read.Contains(name));

    public string At(string name) => $"{pointer}/{name}";

    /// <summary>A text, or null where there is none.</summary>
    public string? Text(string name) => Get(name, JsonValueKind.String, "text") is { } value ? Unescaped(value, name) : null;

    /// <summary>A text or a number, as text.</summary>
    public string? Id(string name) => thing.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && _read.Add(name) ? value.GetRawText() : Text(name);

    public TEnum? Word<TEnum>(string name)
        where TEnum : struct, Enum
    {
        if (Text(name) is not { } word)
        {
            return null;
        }

        if (Words.TryParse<TEnum>(word.Trim().ToLowerInvariant(), out var value))
        {
            return value;
        }

        check.Add(At(name), "unknown_word", $"This is none of the words that are known here: {Words.List<TEnum>()}.");
        return null;
    }

    public DateTimeOffset? Instant(string name, DateTimeOffset now) => Instants.Read(Text(name), At(name), now, check);

    public JsonFields? Object(string name) => Get(name, JsonValueKind.Object, "an object") is { } value ? new JsonFields(value, At(name), check) : null;

    public IReadOnlyList<JsonElement> List(string name) => Get(name, JsonValueKind.Array, "a list") is { } value ? [.. value.EnumerateArray()] : [];

    private JsonElement? Get(string name, JsonValueKind kind, string what)
    {
        _read.Add(name);
        if (!thing.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind == kind)
        {
            return value;
        }

        check.Add(At(name), "wrong_type", $"This must be {what}.");
        return null;
    }

    private string? Unescaped(JsonElement value, string name)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, written as \ud83d.
            check.Add(At(name), "invalid_text", "This holds characters that cannot be stored.");
            return null;
        }
    }
}
