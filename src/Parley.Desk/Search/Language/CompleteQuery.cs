using Parley.Platform.Work;

namespace Parley.Desk.Search.Language;

/// <summary>Whether what somebody writes is a query, and what may stand at the cursor.</summary>
/// <param name="At">Characters before the cursor; null: it is at the end.</param>
public sealed record CompleteQuery(string Query, int? At) : IQuery<QueryCompletion>;

/// <param name="Fault">The first thing that is wrong; null: nothing, or nothing is written yet.</param>
/// <param name="From">Where the part begins that a suggestion takes the place of.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Suggestions">The likely ones first; none where nothing is known.</param>
public sealed record QueryCompletion(QueryFault? Fault, int From, int To, IReadOnlyList<QuerySuggestion> Suggestions);

public enum QuerySuggestionKind
{
    /// <summary>A field with its sign, to be followed by a value.</summary>
    Field,
    Value,

    /// <summary>A word of the language itself.</summary>
    Word,
}

/// <param name="Text">As it is written in the query.</param>
/// <param name="Label">What a field takes; null: the text says it.</param>
public sealed record QuerySuggestion(string Text, QuerySuggestionKind Kind, string? Label = null);

internal sealed class CompleteQueryHandler : IHandler<CompleteQuery, QueryCompletion>
{
    private const int Most = 15;

    public async Task<Result<QueryCompletion>> Handle(CompleteQuery query, Call call, CancellationToken ct)
    {
        var cursor = Math.Clamp(query.At ?? query.Query.Length, 0, query.Query.Length);
        var reader = new QueryReader(query.Query, cursor);
        var node = reader.Read();
        var fault = string.IsNullOrWhiteSpace(query.Query) ? null
            : reader.Fault ?? (QueryBranch.Of(node!) is null ? TicketQuery.TooInvolved(query.Query) : (await KnownNames.Of(node!, call, ct)).Fault); // without a fault there is one
        if (reader.Place is not { } place)
        {
            return new QueryCompletion(fault, cursor, cursor, []);
        }

        var suggestions = place.Field is { } field
            ? (await new LikelyValues(call).Of(field, place.Typed, ct)).Select(value => new QuerySuggestion(new QueryValue(value).Print(), QuerySuggestionKind.Value))
            : Fields(place.Typed).Concat((await new LikelyValues(call).OwnFields(place.Typed, ct)).Select(f => new QuerySuggestion($"{QueryField.Own}{f.Key}:", QuerySuggestionKind.Field, f.Name)));
        return new QueryCompletion(fault, place.From, place.To, [.. suggestions.Take(Most)]);
    }

    private static IEnumerable<QuerySuggestion> Fields(string typed)
    {
        var fields = QueryField.Known.Where(f => f.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .Select(f => new QuerySuggestion($"{f.Name}{(f.HasOrder && !f.IsClosed ? ">" : ":")}", QuerySuggestionKind.Field, f.Takes));
        return typed.Length > 0 && QueryReader.Or.StartsWith(typed, StringComparison.OrdinalIgnoreCase)
            ? fields.Append(new QuerySuggestion(QueryReader.Or, QuerySuggestionKind.Word))
            : fields;
    }
}
