using System.Text.RegularExpressions;

namespace Parley.Desk.Tickets.Bodies;

/// <summary>
/// HTML's parser opens every formatting mark that was not closed anew in each paragraph that follows, so that a few kilobytes of them
/// become gigabytes. Writing does not do that; what does is taken as plain text.
/// </summary>
internal static partial class OpenMarks
{
    private const int Most = 100;

    public static bool AreTooMany(string html)
    {
        var open = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var sum = 0;
        foreach (Match mark in Mark().Matches(html))
        {
            var name = mark.Groups["name"].Value;
            var count = open.GetValueOrDefault(name);
            if (mark.Groups["close"].Length == 0)
            {
                open[name] = count + 1;
                sum++;
            }
            else if (count > 0)
            {
                open[name] = count - 1;
                sum--;
            }

            if (sum > Most)
            {
                return true;
            }
        }

        return false;
    }

    // The formatting elements of the HTML standard, 13.2.4.3.
    [GeneratedRegex(@"<(?<close>/?)(?<name>a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)[\s/>]", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Mark();
}
