using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Fields;

/// <summary>A field that the workspace has given its tickets.</summary>
/// <param name="Key">What tickets (<c>custom_fields</c>), queries (<c>field.key:value</c>) and programs know it by; never changed.</param>
/// <param name="Type">Never changed either.</param>
/// <param name="Help">What to write into it; null: the name says it.</param>
/// <param name="Options">What there is to choose from, in order; empty for every type but select and multiselect.</param>
/// <param name="RequiredOn">A ticket enters these statuses only with a value; a checkbox must be ticked.</param>
/// <param name="Position">Its place among those in use, lowest first.</param>
/// <param name="Active">False: it is archived. Tickets keep their values, and none can be given.</param>
public sealed record TicketFieldView(
    TicketFieldId Id,
    string Key,
    string Name,
    FieldType Type,
    string? Help,
    IReadOnlyList<FieldOption> Options,
    IReadOnlyList<TicketStatus> RequiredOn,
    int Position,
    bool Active,
    DateTimeOffset CreatedAt)
{
    internal bool HasOptions => Type is FieldType.Select or FieldType.Multiselect;

    internal static TicketFieldView Of(TicketField field) => new(
        field.Id, field.Key, field.Name, field.Type, field.Help, field.ReadOptions, field.ReadRequiredOn, field.Position, field.Active, field.CreatedAt);

    /// <summary>Those in use in their order, and behind them the archived ones. There are never more than fit on one page.</summary>
    internal static async Task<IReadOnlyList<TicketFieldView>> All(Call call, CancellationToken ct) =>
        InOrder(await call.Query<TicketField>().AsNoTracking().ToListAsync(ct));

    internal static IReadOnlyList<TicketFieldView> InOrder(IEnumerable<TicketField> fields) =>
        [.. fields.OrderBy(f => !f.Active).ThenBy(f => f.Position).ThenBy(f => f.Key, StringComparer.Ordinal).Select(Of)];
}
