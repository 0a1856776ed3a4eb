using System.Text.Json;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Fields;

/// <summary>A ticket's values by key, as JSON that stands in its row: read with it at no cost.</summary>
internal static class FieldValues
{
    /// <summary>Of all values of a ticket together; a list shows a hundred of them.</summary>
    public const int Longest = 50_000;

    public static Dictionary<string, JsonElement> Read(string? json) => json is null ? [] : JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json, PublicJson.Options) ?? [];

    /// <summary>Null: there are none.</summary>
    public static string? Write(Dictionary<string, JsonElement> values) =>
        values.Count == 0 ? null : PublicJson.Write(values.OrderBy(v => v.Key, StringComparer.Ordinal).ToDictionary(v => v.Key, v => v.Value));
}
