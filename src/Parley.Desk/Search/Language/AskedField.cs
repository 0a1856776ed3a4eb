using System.Globalization;
using Parley.Desk.Tickets.Fields;

namespace Parley.Desk.Search.Language;

/// <summary>A field of the workspace's own as a query asks for it.</summary>
internal sealed class AskedField(TicketFieldView own)
{
    public const string Yes = "yes";
    public const string No = "no";

    /// <summary>In the order of likelihood; empty where there is no list.</summary>
    public IEnumerable<string> Values => own.Type switch
    {
        FieldType.Checkbox => [Yes, No, QueryField.None],
        FieldType.Select or FieldType.Multiselect => own.Options.OrderBy(o => !o.Active).Select(o => o.Key).Append(QueryField.None),
        _ => [QueryField.None],
    };

    public TicketFieldId Id => own.Id;

    /// <summary>What a value may look like, for a hint.</summary>
    public string Takes => own.Type switch
    {
        FieldType.Text => "none, or the whole text",
        FieldType.Multiline => "only none: of a long text is asked whether it is there",
        FieldType.Number => "none, or a whole number",
        FieldType.Decimal => "none, or a number such as 1.5",
        FieldType.Checkbox => $"{Yes}, {No} or none",
        FieldType.Date => "none, or a day such as 2026-01-31",
        _ => $"none, or one of: {string.Join(", ", own.Options.Select(o => o.Key).Take(10))}{(own.Options.Count > 10 ? ", …" : "")}",
    };

    /// <summary>The value of the rows that are meant; null: it is none.</summary>
    public string? Find(string written) => own.Type switch
    {
        FieldType.Text => written.ToLowerInvariant(),
        FieldType.Multiline => null,
        FieldType.Number => long.TryParse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number.ToString(CultureInfo.InvariantCulture) : null,
        FieldType.Decimal => decimal.TryParse(written, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? FieldValue.Plain(number).ToString(CultureInfo.InvariantCulture) : null,
        FieldType.Checkbox => written.ToLowerInvariant() switch { Yes or "true" => "true", No or "false" => "false", _ => null },
        FieldType.Date => DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? written : null,
        _ => (own.Options.FirstOrDefault(o => o.Key.Equals(written, StringComparison.OrdinalIgnoreCase))
            ?? own.Options.FirstOrDefault(o => o.Name.Equals(written, StringComparison.OrdinalIgnoreCase)))?.Key,
    };

    /// <summary>Whether it is a checkbox that is not ticked, which most never were.</summary>
    public bool IsNo(string value) => own.Type == FieldType.Checkbox && value == "false";

    /// <summary>An option that somebody who wrote this may have meant; null: none is near.</summary>
    public string? Near(string written) => own.Options.Where(o => Likeness.IsNear(written, o.Key) || Likeness.IsNear(written, o.Name)).Select(o => o.Key).FirstOrDefault();
}
