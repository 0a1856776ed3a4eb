using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Parley.Platform;

/// <summary>The snake_case words by which enum values are known in JSON, queries and the database.</summary>
public static class Words
{
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => Table<TEnum>.Names[value];

    public static TEnum Parse<TEnum>(string word)
        where TEnum : struct, Enum => Table<TEnum>.Values[word];

    public static bool TryParse<TEnum>([NotNullWhen(true)] string? word, out TEnum value)
        where TEnum : struct, Enum
    {
        value = default;
        return word is not null && Table<TEnum>.Values.TryGetValue(word, out value);
    }

    public static string List<TEnum>()
        where TEnum : struct, Enum => string.Join(", ", Enum.GetValues<TEnum>().Select(Of));

    private static class Table<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly FrozenDictionary<TEnum, string> Names =
            Enum.GetValues<TEnum>().ToFrozenDictionary(v => v, v => JsonNamingPolicy.SnakeCaseLower.ConvertName(v.ToString()));

        public static readonly FrozenDictionary<string, TEnum> Values =
            Names.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }
}
