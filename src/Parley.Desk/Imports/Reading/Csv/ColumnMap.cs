using System.Text.RegularExpressions;
using Parley.Platform.Work;

namespace Parley.Desk.Imports.Reading.Csv;

/// <summary>A field that rows of a kind can have.</summary>
/// <param name="KnownAs">Names of columns that are taken for it, in lower case and without blanks or signs.</param>
public sealed record ImportField(string Name, bool Needed, params string[] KnownAs);

/// <summary>Which column of a file is which field.</summary>
public sealed partial class ColumnMap
{
    private static readonly ImportField[] OfTickets =
    [
        new("email", true, "email", "emailaddress", "mail", "requesteremail", "customeremail", "contactemail", "useremail", "fromemail", "from", "sender", "requester"),
        new("subject", false, "subject", "title", "summary", "topic", "ticketsubject", "headline"),
        new("description", false, "description", "body", "message", "text", "content", "details", "comment", "question", "firstmessage"),
        new("name", false, "name", "requestername", "customername", "contactname", "customer", "contact", "fullname", "fromname", "sendername"),
        new("id", false, "id", "ticketid", "ticketnumber", "number", "ticket", "key", "caseid", "casenumber", "reference"),
        new("status", false, "status", "state", "ticketstatus"),
        new("priority", false, "priority", "ticketpriority", "urgency", "severity"),
        new("type", false, "type", "tickettype", "kind"),
        new("source", false, "source", "channel", "via", "origin"),
        new("tags", false, "tags", "labels", "tag", "label", "categories", "category"),
        new("created_at", false, "createdat", "created", "createdtime", "createddate", "date", "opened", "openedat", "submitted", "requestedat", "createdon"),
        new("resolved_at", false, "resolvedat", "resolved", "solvedat", "solved", "closedat", "closed", "resolvedtime", "closedtime", "completedat"),
    ];

    private static readonly ImportField[] OfContacts =
    [
        new("email", true, "email", "emailaddress", "mail", "primaryemail", "workemail", "contactemail", "customeremail"),
        new("name", false, "name", "fullname", "contactname", "customername", "displayname", "contact", "customer"),
        new("id", false, "id", "contactid", "customerid", "userid", "externalid", "reference"),
        new("created_at", false, "createdat", "created", "createdtime", "createddate", "date", "since", "customersince", "signedupat", "createdon"),
    ];

    private readonly Dictionary<string, int> _places;

    private ColumnMap(IReadOnlyList<string> columns, Dictionary<string, int> places) => (Columns, _places) = (columns, places);

    /// <summary>All columns of the file, in order.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Field → column.</summary>
    public IReadOnlyDictionary<string, string> Named => _places.ToDictionary(p => p.Key, p => Columns[p.Value]);

    public static IReadOnlyList<ImportField> Fields(ImportKind kind) => kind switch
    {
        ImportKind.Tickets => OfTickets,
        ImportKind.Contacts => OfContacts,
        _ => [],
    };

    /// <summary>Takes columns for fields by their names, each once.</summary>
    public static IReadOnlyDictionary<string, string> Guess(ImportKind kind, IReadOnlyList<string> columns)
    {
        var guessed = new Dictionary<string, string>();
        foreach (var field in Fields(kind))
        {
            var column = field.KnownAs.Select(name => columns.FirstOrDefault(c => Plain(c) == name && !guessed.ContainsValue(c))).FirstOrDefault(c => c is not null);
            if (column is not null)
            {
                guessed.Add(field.Name, column);
            }
        }

        return guessed;
    }

    /// <param name="named">Field → column; a column is found whatever its case.</param>
    public static Result<ColumnMap> Of(ImportKind kind, IReadOnlyList<string> columns, IReadOnlyDictionary<string, string> named)
    {
        var fields = Fields(kind);
        var places = new Dictionary<string, int>();
        var check = new Checks();
        foreach (var (field, column) in named)
        {
            var place = columns.ToList().FindIndex(c => string.Equals(c, column.Trim(), StringComparison.OrdinalIgnoreCase));
            if (fields.All(f => f.Name != field))
            {
                check.Add($"/columns/{field}", "unknown_field", $"There is no field '{field}'. There are: {string.Join(", ", fields.Select(f => f.Name))}.");
            }
            else if (place < 0)
            {
                check.Add($"/columns/{field}", "unknown_column", $"The file has no column '{column}'. It has: {string.Join(", ", columns.Take(30))}.");
            }
            else
            {
                places[field] = place;
            }
        }

        foreach (var field in fields.Where(f => f.Needed && !named.ContainsKey(f.Name)))
        {
            check.Add($"/columns/{field.Name}", "required", $"Say which column is '{field.Name}'. There are: {string.Join(", ", columns.Take(30))}.");
        }

        if (kind == ImportKind.Tickets && !named.ContainsKey("subject") && !named.ContainsKey("description"))
        {
            check.Add("/columns/subject", "required", $"Say which column is 'subject' or 'description'. There are: {string.Join(", ", columns.Take(30))}.");
        }

        return check.Errors.Count > 0 ? Refusal.Invalid(check.Errors) : new ColumnMap(columns, places);
    }

    /// <summary>What a row has in a field, trimmed; null: nothing.</summary>
    internal string? Value(IReadOnlyList<string> row, string field) =>
        _places.TryGetValue(field, out var place) && place < row.Count && row[place].Trim() is { Length: > 0 } value ? value : null;

    /// <summary>How a field is called in the file.</summary>
    internal string Pointer(string field) => _places.TryGetValue(field, out var place) ? $"/{Columns[place]}" : $"/{field}";

    private static string Plain(string column) => Signs().Replace(column.ToLowerInvariant(), "");

    [GeneratedRegex(@"[^\p{L}\p{N}]+")]
    private static partial Regex Signs();
}
