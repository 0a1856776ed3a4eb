using System.Text.Json;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Fields;

/// <summary>Gives tickets the values of the workspace's own fields.</summary>
internal sealed class TicketFields(KnownFields known)
{
    public const int MostGiven = 100;

    /// <summary>What is given by key, in the writing that is kept; refused with all that is wrong.</summary>
    public async Task<Result<IReadOnlyList<FieldValue>>> Read(IReadOnlyDictionary<string, JsonElement>? given, Call call, CancellationToken ct)
    {
        if (given is null or { Count: 0 })
        {
            return Array.Empty<FieldValue>();
        }

        var fields = (await known.Of(call, ct)).ToDictionary(f => f.Key);
        var values = new List<FieldValue>();
        var errors = new List<FieldError>();
        foreach (var (key, json) in given)
        {
            var place = $"/custom_fields/{key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
            if (Against(fields.GetValueOrDefault(key), place) is { } none)
            {
                errors.Add(none);
                continue;
            }

            var (value, wrong) = FieldValue.Read(fields[key], json, place);
            if (wrong is not null)
            {
                errors.Add(wrong);
            }
            else
            {
                values.Add(value!); // one of the two
            }
        }

        return errors.Count > 0 ? Refusal.Invalid(errors) : values;
    }

    /// <summary>Gives a new ticket its first values.</summary>
    public static Refusal? Start(Ticket ticket, IReadOnlyList<FieldValue> values, Call call) => Keep(ticket, ticket.StartWith([.. values.Where(v => v.Value is not null)]), isNew: true, call);

    /// <summary>Changes some of a ticket's values.</summary>
    public static Refusal? Set(Ticket ticket, IReadOnlyList<FieldValue> values, Call call) => Keep(ticket, ticket.SetFields(values, call), isNew: false, call);

    /// <summary>Null: there is room for a ticket's values.</summary>
    public static Refusal? TooLong(Ticket ticket) => ticket.FieldValues?.Length > FieldValues.Longest
        ? Refusal.Invalid("/custom_fields", "too_long", $"All custom fields of a ticket together have at most {FieldValues.Longest:N0} characters.")
        : null;

    /// <summary>Gives a ticket the values of the one that it goes on from, where they still are values.</summary>
    public async Task Copy(Ticket from, Ticket to, Call call, CancellationToken ct)
    {
        if (from.FieldValues is null)
        {
            return;
        }

        var values = FieldValues.Read(from.FieldValues);
        var kept = (await known.Of(call, ct)).Where(f => f.Active && values.ContainsKey(f.Key)).Select(f => FieldValue.Read(f, values[f.Key], "").Value).OfType<FieldValue>();
        Start(to, [.. kept], call);
    }

    private static FieldError? Against(TicketFieldView? field, string place) => field switch
    {
        null => new FieldError(place, "unknown_field", "There is no custom field of this name."),
        { Active: false } => new FieldError(place, "archived", $"The field '{field.Name}' is archived and takes no values."),
        _ => null,
    };

    private static Refusal? Keep(Ticket ticket, IReadOnlyList<FieldValue> changed, bool isNew, Call call)
    {
        if (TooLong(ticket) is { } refusal)
        {
            return refusal;
        }

        foreach (var value in changed)
        {
            if (!isNew)
            {
                call.Session.Append("delete from ticket_field_value where ticket_id = $1 and field_id = $2", ticket.Id.Value, value.Field.Id.Value);
            }

            foreach (var text in value.SearchedBy)
            {
                call.Append(new TicketFieldValue { WorkspaceId = call.Workspace, TicketId = ticket.Id, FieldId = value.Field.Id, Value = text });
            }
        }

        return null;
    }
}
