using Parley.Platform.Work;

namespace Parley.Desk.Tickets;

/// <summary>Tags are short lower-case words without blanks or commas; given twice is given once.</summary>
internal static class TagRules
{
    private const int MaxTags = 50;
    private const int MaxLength = 60;

    /// <param name="place">How the field of the n-th tag is called; null: as in a ticket's body.</param>
    public static void Check(Checks check, IReadOnlyList<string> tags, Func<int, string>? place = null)
    {
        check.AtMost("/tags", tags, MaxTags);
        for (var i = 0; i < tags.Count; i++)
        {
            var field = place?.Invoke(i) ?? $"/tags/{i}";
            check.Required(field, tags[i], MaxLength);
            if (tags[i].AsSpan().Trim().IndexOfAny(" ,\t\r\n") >= 0)
            {
                check.Add(field, "invalid", "A tag has no blanks and no commas.");
            }
        }
    }

    public static List<string> Tidy(IReadOnlyList<string> tags) => [.. tags.Select(t => t.Trim().ToLowerInvariant()).Distinct()];
}
