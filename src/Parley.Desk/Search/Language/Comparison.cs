namespace Parley.Desk.Search.Language;

internal enum Comparison
{
    Is,
    Above,
    From,
    Below,
    UpTo,
}

internal static class ComparisonSigns
{
    /// <summary>Longer ones first, as they are read.</summary>
    private static readonly (string Sign, Comparison Comparison)[] Signs =
    [
        (">=", Comparison.From), ("<=", Comparison.UpTo), (">", Comparison.Above), ("<", Comparison.Below), (":", Comparison.Is),
    ];

    public static string Print(this Comparison comparison) => Signs.First(s => s.Comparison == comparison).Sign;

    /// <summary>The one that a text begins with; null: none.</summary>
    public static (string Sign, Comparison Comparison)? Read(ReadOnlySpan<char> text)
    {
        foreach (var sign in Signs)
        {
            if (text.StartsWith(sign.Sign, StringComparison.Ordinal))
            {
                return sign;
            }
        }

        return null;
    }
}
