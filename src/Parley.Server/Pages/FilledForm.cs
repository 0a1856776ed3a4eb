using Microsoft.Extensions.Primitives;
using Parley.Platform.Work;
using Parley.Server.Api;

namespace Parley.Server.Pages;

/// <summary>A form as it was sent, and as it is shown again when it was refused: with every word kept.</summary>
public sealed record FilledForm
{
    /// <summary>The field that tells one opening of a form from another (<see cref="SentForms"/>).</summary>
    public const string StampField = "stamp";

    public static readonly FilledForm Empty = new() { Values = new Dictionary<string, string>() };

    private static readonly Refusal OtherSite = new(
        RefusalKind.Forbidden, "other_site", "This was sent from another site's page. Open the page here and send it again.");

    private static readonly Refusal NoForm = new(
        RefusalKind.Malformed, "not_a_form", "This address takes what a web page's form sends, and nothing else.");

    private static readonly Refusal TooLarge = new(
        RefusalKind.TooLarge,
        "body_too_large",
        "This is more than can be sent at once. Go back, where your text still is, shorten it and send it again.");

    private static readonly Refusal Unreadable = new(
        RefusalKind.Malformed,
        "malformed_form",
        "It holds characters that are no text, or far more fields than the page has. Go back and send it again.");

    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>The fields at fault, by JSON pointer.</summary>
    public IReadOnlyList<FieldError> Errors { get; private init; } = [];

    /// <summary>Why the form as a whole was not taken; null when it was not, or when the fields say it.</summary>
    public string? Refused { get; private init; }

    public string this[string field] => Values.GetValueOrDefault(field, "");

    public string? ErrorOf(string field) => Errors.FirstOrDefault(e => e.Field == $"/{field}")?.Message;

    public FilledForm With(Refusal refusal) =>
        this with { Errors = refusal.Errors, Refused = refusal.Errors.Count > 0 ? null : refusal.Detail };

    /// <summary>The fields of a POST. Refused are other sites, other media types and too large bodies.</summary>
    public static async Task<Result<FilledForm>> Read(HttpContext http)
    {
        if (OwnOrigin.IsOther(http))
        {
            return OtherSite;
        }

        if (!http.Request.HasFormContentType)
        {
            return http.Request.ContentType is null ? Empty : NoForm;
        }

        try
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            return new FilledForm { Values = form.ToDictionary(pair => pair.Key, pair => Text(pair.Value), StringComparer.Ordinal) };
        }
        catch (BadHttpRequestException error) when (error.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLarge;
        }
        catch (InvalidDataException)
        {
            // A NUL, or a limit of the form reader: no browser sends such a form.
            return Unreadable;
        }
    }

    // Browsers send a line's end as two characters, which would count as two of those allowed.
    private static string Text(StringValues values) => (values.Count > 0 ? values[0] ?? "" : "").ReplaceLineEndings("\n");
}
