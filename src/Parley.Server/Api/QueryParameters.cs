using System.Globalization;
using Parley.Platform;
using Parley.Platform.Ids;
using Parley.Platform.Work;

namespace Parley.Server.Api;

/// <summary>A query parameter of an endpoint, for the check of unknown ones and for the OpenAPI document.</summary>
internal sealed record QueryParameter(string Name, string Description, string? Example = null, string Type = "string", string? Format = null);

/// <summary>All query parameters that an endpoint knows.</summary>
internal sealed record QueryParameterList(IReadOnlyList<QueryParameter> Known);

/// <summary>Reads query parameters and collects what is wrong with them.</summary>
internal sealed class QueryParameters
{
    public static readonly IReadOnlyList<QueryParameter> OfPage =
    [
        new("limit", "How many at most, 1 to 100; 25 if not given.", "25", "integer"),
        new("after", "The `next` of the page before."),
    ];

    private readonly IQueryCollection _query;
    private readonly List<FieldError> _errors = [];

    public QueryParameters(HttpContext http) => _query = http.Request.Query;

    /// <summary>Null when all that was read is right.</summary>
    public Refusal? Refusal => _errors.Count > 0 ? Platform.Work.Refusal.Invalid(_errors) : null;

    /// <summary>Stands before every endpoint: a parameter that is not known or is repeated would otherwise be passed over in silence.</summary>
    public static ValueTask<object?> RefuseUnknown(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var malformed = Malformed(context.HttpContext);
        return malformed.Count == 0
            ? next(context)
            : ValueTask.FromResult<object?>(
                Problems.From(new Refusal(RefusalKind.Malformed, malformed[0].Code, malformed[0].Message) { Errors = malformed }));
    }

    private static List<FieldError> Malformed(HttpContext http)
    {
        var errors = new List<FieldError>();
        var known = http.GetEndpoint()?.Metadata.GetMetadata<QueryParameterList>()?.Known ?? [];
        foreach (var (name, values) in http.Request.Query)
        {
            if (known.All(k => k.Name != name))
            {
                errors.Add(new FieldError($"/{name}", "unknown_parameter", $"There is no parameter '{name}' here."));
            }
            else if (values.Count > 1)
            {
                errors.Add(new FieldError($"/{name}", "repeated_parameter", $"The parameter '{name}' stands here more than once."));
            }
        }

        return errors;
    }

    public string? Text(string name)
    {
        if (Raw(name) is not { } text || Checks.IsStorable(text))
        {
            return Raw(name);
        }

        Wrong(name, "invalid_text", "This holds characters that stand in no text.");
        return null;
    }

    public TEnum? Word<TEnum>(string name)
        where TEnum : struct, Enum
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (Words.TryParse<TEnum>(text, out var value))
        {
            return value;
        }

        Wrong(name, "unknown_word", $"'{text}' is none of: {Words.List<TEnum>()}.");
        return null;
    }

    public IReadOnlyList<TEnum> WordList<TEnum>(string name)
        where TEnum : struct, Enum
    {
        var words = new List<TEnum>();
        foreach (var word in Text(name)?.Split(',', StringSplitOptions.TrimEntries) ?? [])
        {
            if (Words.TryParse<TEnum>(word, out var value))
            {
                words.Add(value);
            }
            else
            {
                Wrong(name, "unknown_word", $"'{word}' is none of: {Words.List<TEnum>()}.");
            }
        }

        return words;
    }

    public TId? Id<TId>(string name)
        where TId : struct, IId<TId>
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (Guid.TryParse(text, out var id))
        {
            return TId.From(id);
        }

        Wrong(name, "invalid_id", "This is no id: a UUID is expected.");
        return null;
    }

    public DateTimeOffset? Instant(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (PublicJson.TryReadInstant(text, out var instant))
        {
            return instant;
        }

        Wrong(name, "invalid_time", "A time looks like 2026-11-20T09:30:00Z.");
        return null;
    }

    /// <summary>False when it is not given.</summary>
    public bool Flag(string name)
    {
        var text = Text(name);
        if (text is not (null or "true" or "false"))
        {
            Wrong(name, "unknown_word", $"'{text}' is neither true nor false.");
        }

        return text == "true";
    }

    public PageRequest Page() => new(Number("limit", 1, PageRequest.Most) ?? PageRequest.Usual, Raw("after"));

    public int? Number(string name, int least, int most)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Wrong(name, "out_of_range", $"A whole number from {least} to {most} is expected.");
        return null;
    }

    private string? Raw(string name) => _query.TryGetValue(name, out var value) ? value.ToString() : null;

    public void Wrong(string name, string code, string message) => _errors.Add(new FieldError($"/{name}", code, message));
}
