using System.Text.RegularExpressions;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.Assignment.Duty;

/// <summary>How skills, languages and capacities look.</summary>
internal static partial class DutyTerms
{
    private const int Most = 50;
    private const int MostCapacity = 1000;

    /// <summary>Skills are written as tags are.</summary>
    public static void CheckSkills(Checks check, string field, IReadOnlyList<string> skills)
    {
        check.AtMost(field, skills, Most);
        TagRules.Check(check, [.. skills.Take(Most).Select(s => s ?? "")], i => $"{field}/{i}"); // JSON may say null
    }

    public static void CheckLanguages(Checks check, string field, IReadOnlyList<string> languages)
    {
        check.AtMost(field, languages, Most);
        for (var i = 0; i < Math.Min(languages.Count, Most); i++)
        {
            CheckLanguage(check, $"{field}/{i}", languages[i]);
        }
    }

    public static void CheckLanguage(Checks check, string field, string? language)
    {
        if (language is null || !LanguageShape().IsMatch(language.Trim()))
        {
            check.Add(field, string.IsNullOrWhiteSpace(language) ? "required" : "invalid_language", "A language is a code such as de or pt-br.");
        }
    }

    public static void CheckCapacity(Checks check, string field, int? capacity)
    {
        if (capacity is < 0 or > MostCapacity)
        {
            check.Add(field, "out_of_range", $"A number of points from 0 to {MostCapacity:N0}.");
        }
    }

    public static List<string> TidyLanguages(IReadOnlyList<string> languages) => [.. languages.Select(l => l.Trim().ToLowerInvariant()).Distinct()];

    // RFC 5646's language, with a script or a region where it is needed.
    [GeneratedRegex(@"^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})?\z", RegexOptions.NonBacktracking)]
    private static partial Regex LanguageShape();
}
