using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Fields;

/// <summary>What the fields of a workspace may be together.</summary>
internal static class FieldLimits
{
    private const int MostArchivedToo = 300;

    /// <summary>Null: there is room for one more in use.</summary>
    public static Refusal? RefusalOfOneMore(IReadOnlyList<TicketField> fields) =>
        fields.Count(f => f.Active) >= FieldTerms.MostFields || fields.Count >= MostArchivedToo
            ? new Refusal(RefusalKind.Conflict, "too_many_fields", $"A workspace has at most {FieldTerms.MostFields} fields in use, and {MostArchivedToo} with the archived ones.")
            : null;

    /// <summary>Null: the name is free. Archived fields keep theirs to themselves.</summary>
    public static Refusal? RefusalOfName(IReadOnlyList<TicketField> fields, string name, TicketFieldId? own) =>
        fields.Any(f => f.Active && f.Id != own && f.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase))
            ? Refusal.Invalid("/name", "taken", "There is a field of this name already.")
            : null;
}
