namespace Parley.Desk.Tickets.Fields;

/// <summary>What a ticket must be given before it may enter a status.</summary>
internal static class MissingFields
{
    public static IReadOnlyList<TicketFieldView> Of(Ticket ticket, TicketStatus to, IReadOnlyList<TicketFieldView> fields)
    {
        var required = fields.Where(f => f.Active && f.RequiredOn.Contains(to)).ToList();
        if (required.Count == 0)
        {
            return [];
        }

        var values = FieldValues.Read(ticket.FieldValues);
        return [.. required.Where(f => !values.TryGetValue(f.Key, out var value) || !FieldValue.IsFilled(value))];
    }
}
