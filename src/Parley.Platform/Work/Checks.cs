using System.Text.RegularExpressions;

namespace Parley.Platform.Work;

/// <summary>Collects what is wrong with a command before anything is touched.</summary>
public sealed partial class Checks
{
    public const int EmailMax = 254; // RFC 5321, 4.5.3.1.3

    private readonly List<FieldError> _errors = [];

    public IReadOnlyList<FieldError> Errors => _errors;

    public void Add(string field, string code, string message) => _errors.Add(new FieldError(field, code, message));

    /// <summary>Text that must be there, not only blanks, and not longer than <paramref name="max"/> characters.</summary>
    public void Required(string field, string? text, int max)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            Add(field, "required", "This field is needed.");
        }
        else
        {
            Optional(field, text, max);
        }
    }

    public void Given<T>(string field, T? value)
        where T : struct
    {
        if (value is null)
        {
            Add(field, "required", "This field is needed.");
        }
    }

    public void Optional(string field, string? text, int max)
    {
        if (text is null)
        {
            return;
        }

        if (text.Length > max)
        {
            Add(field, "too_long", $"At most {max:N0} characters; these are {text.Length:N0}.");
        }

        if (!IsStorable(text))
        {
            Add(field, "invalid_text", "This holds characters that cannot be stored.");
        }
    }

    public void Email(string field, string? email)
    {
        Required(field, email, EmailMax);
        if (!string.IsNullOrWhiteSpace(email) && email.Length <= EmailMax && !EmailShape().IsMatch(email.Trim()))
        {
            Add(field, "invalid_email", "This is not an email address.");
        }
    }

    public void AtMost<T>(string field, IReadOnlyList<T> items, int max)
    {
        if (items.Count > max)
        {
            Add(field, "too_many", $"At most {max:N0} entries; these are {items.Count:N0}.");
        }
    }

    /// <summary>PostgreSQL cannot store NUL in text, and half a surrogate pair is no character.</summary>
    public static bool IsStorable(string text) => !text.Contains('\0') && !HasLoneSurrogate(text);

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return true;
            }
        }

        return false;
    }

    // One @ with something before it and a name with a dot or a plain host behind it; delivery proves the rest.
    [GeneratedRegex(@"^[^@\s\p{C}<>()\[\],;:""]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}.\-]*[\p{L}\p{N}])?$", RegexOptions.NonBacktracking)]
    private static partial Regex EmailShape();
}
