using System.Globalization;
using System.Text;

namespace Parley.Server.Pages.Look;

/// <summary>A name as two letters on a tint, the same ones as in the agent app.</summary>
internal static class Initials
{
    private const int Tints = 8;

    /// <summary>"Maya Brandt" is MB, "maya" is MA; letters of any script.</summary>
    public static string Of(string name)
    {
        var words = name.Split('@')[0]
            .Split([' ', '\t', '\n', '.', '_', '-'], StringSplitOptions.RemoveEmptyEntries)
            .Where(w => w.EnumerateRunes().Any(Rune.IsLetterOrDigit))
            .ToList();
        var letters = words switch
        {
            [] => "?",
            [var only] => string.Concat(only.EnumerateRunes().Take(2)),
            [var first, .., var last] => string.Concat(first.EnumerateRunes().First(), last.EnumerateRunes().First()),
        };
        return letters.ToUpper(CultureInfo.InvariantCulture);
    }

    /// <summary>The number of the class <c>face-0</c> to <c>face-7</c>; the same person has the same one everywhere.</summary>
    public static int TintOf(Guid? id) => (int)((id?.ToString() ?? "").Aggregate(7u, (sum, c) => unchecked((sum * 31) + c)) % Tints);
}
