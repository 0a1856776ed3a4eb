using System.Text.RegularExpressions;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Fields;

/// <summary>An option as it is asked for.</summary>
/// <param name="Key">Null: made of the name.</param>
/// <param name="Active">Null: in use.</param>
public sealed record WantedOption(string? Key, string? Name, bool? Active);

/// <summary>What a field may be like.</summary>
internal static partial class FieldTerms
{
    public const int MostFields = 100;
    public const int MostOptions = 200;
    private const int LongestKey = 40;
    private const int LongestName = 60;
    private const int LongestHelp = 300;
    private const int LongestOption = 100;
    private const string None = "none";

    public static void CheckKey(Checks check, string key)
    {
        check.Required("/key", key, LongestKey);
        if (!string.IsNullOrWhiteSpace(key) && key.Length <= LongestKey && !FieldKey().IsMatch(key))
        {
            check.Add("/key", "invalid", "A key begins with a letter and has small letters, digits and _ only.");
        }
    }

    public static void CheckName(Checks check, string? name) => check.Required("/name", name, LongestName);

    public static void CheckHelp(Checks check, string? help) => check.Optional("/help", help, LongestHelp);

    /// <summary>A blank help is none.</summary>
    public static string? Tidy(string? help) => string.IsNullOrWhiteSpace(help) ? null : help.Trim();

    public static void CheckRequiredOn(Checks check, IReadOnlyList<TicketStatus> statuses)
    {
        for (var i = 0; i < statuses.Count; i++)
        {
            if (statuses[i] == TicketStatus.New)
            {
                check.Add($"/required_on/{i}", "impossible", "No ticket moves to new: nothing can be asked of it there.");
            }
            else if (statuses.Take(i).Contains(statuses[i]))
            {
                check.Add($"/required_on/{i}", "repeated", "This stands here already.");
            }
        }
    }

    public static void CheckOptions(Checks check, IReadOnlyList<WantedOption> options)
    {
        check.AtMost("/options", options, MostOptions);
        var (keys, names) = (new HashSet<string>(), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        for (var i = 0; i < options.Count; i++)
        {
            check.Required($"/options/{i}/name", options[i].Name, LongestOption);
            if (options[i].Name is { } name && !names.Add(name.Trim()))
            {
                check.Add($"/options/{i}/name", "repeated", "Another option has this name.");
            }

            if (options[i].Key is not { } key)
            {
                continue;
            }

            if (key.Length > LongestName || !OptionKey().IsMatch(key) || key == None)
            {
                check.Add($"/options/{i}/key", "invalid", $"A key has at most {LongestName} small letters, digits, - and _; '{None}' is taken.");
            }
            else if (!keys.Add(key))
            {
                check.Add($"/options/{i}/key", "repeated", "Another option has this key.");
            }
        }
    }

    /// <summary>All options there are then: what was there and is no longer named stays for the tickets that have it.</summary>
    public static Result<IReadOnlyList<FieldOption>> Options(FieldType type, IReadOnlyList<FieldOption> present, IReadOnlyList<WantedOption> wanted)
    {
        if (type is not (FieldType.Select or FieldType.Multiselect))
        {
            return wanted.Count == 0 ? Array.Empty<FieldOption>() : Refusal.Invalid("/options", "not_allowed", "Only a select and a multiselect have options.");
        }

        if (!wanted.Any(o => o.Active is not false))
        {
            return Refusal.Invalid("/options", "required", "There must be at least one option to choose.");
        }

        var taken = wanted.Select(o => o.Key).OfType<string>().Concat(present.Select(o => o.Key)).ToHashSet();
        var named = wanted.Select(o => new FieldOption(o.Key ?? NewKey(o.Name!, taken), o.Name!.Trim(), o.Active ?? true)).ToList(); // checked to be given
        var left = present.Where(o => named.All(n => n.Key != o.Key)).Select(o => o with { Active = false });
        List<FieldOption> all = [.. named, .. left];
        return all.Count > MostOptions
            ? Refusal.Invalid("/options", "too_many", $"At most {MostOptions} options, those out of use included; these are {all.Count}.")
            : all;
    }

    private static string NewKey(string name, HashSet<string> taken)
    {
        var plain = Other().Replace(name.Trim().ToLowerInvariant(), "_").Trim('_');
        plain = plain.Length == 0 ? "option" : plain[..Math.Min(plain.Length, LongestName - 4)];
        var key = plain == None ? $"{None}_1" : plain;
        for (var i = 2; !taken.Add(key); i++)
        {
            key = $"{plain}_{i}";
        }

        return key;
    }

    [GeneratedRegex("^[a-z][a-z0-9_]*$", RegexOptions.NonBacktracking)]
    private static partial Regex FieldKey();

    [GeneratedRegex("^[a-z0-9][a-z0-9_-]*$", RegexOptions.NonBacktracking)]
    private static partial Regex OptionKey();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Other();
}
