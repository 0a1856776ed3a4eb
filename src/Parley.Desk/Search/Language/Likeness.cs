namespace Parley.Desk.Search.Language;

/// <summary>Whether somebody who wrote one word may have meant another.</summary>
internal static class Likeness
{
    /// <summary>One begins like the other, or they are two letters apart at most.</summary>
    public static bool IsNear(string written, string meant) =>
        written.Length > 1 && (meant.StartsWith(written, StringComparison.OrdinalIgnoreCase)
            || written.StartsWith(meant, StringComparison.OrdinalIgnoreCase)
            || Distance(written.ToLowerInvariant(), meant.ToLowerInvariant()) <= Math.Min(2, written.Length / 2));

    // Levenshtein's, one row at a time.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                (corner, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1)));
            }
        }

        return row[^1];
    }
}
