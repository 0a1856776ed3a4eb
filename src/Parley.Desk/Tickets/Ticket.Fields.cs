using System.Text.Json;
using Parley.Desk.Tickets.Fields;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets;

/// <content>The values of the workspace's own fields.</content>
public sealed partial class Ticket
{
    /// <summary>Gives a ticket that is just being opened the values of the workspace's own fields.</summary>
    internal IReadOnlyList<FieldValue> StartWith(IReadOnlyList<FieldValue> values)
    {
        FieldValues = Fields.FieldValues.Write(values.ToDictionary(v => v.Field.Key, v => v.Value!.Value)); // who opens it leaves out what has none
        return values;
    }

    /// <summary>Changes some of them; the same value again is no change.</summary>
    /// <returns>Those that changed.</returns>
    internal IReadOnlyList<FieldValue> SetFields(IReadOnlyList<FieldValue> values, Call call)
    {
        var present = Fields.FieldValues.Read(FieldValues);
        var changed = new List<FieldValue>();
        foreach (var value in values)
        {
            var from = present.TryGetValue(value.Field.Key, out var held) ? held : default(JsonElement?);
            if (from is null ? value.Value is null : value.Value is { } same && JsonElement.DeepEquals(from.Value, same))
            {
                continue;
            }

            present.Remove(value.Field.Key);
            if (value.Value is { } to)
            {
                present.Add(value.Field.Key, to);
            }

            changed.Add(value);
            call.Record(new TicketUpdated(Id, $"custom_fields.{value.Field.Key}", from, value.Value));
        }

        if (changed.Count > 0)
        {
            FieldValues = Fields.FieldValues.Write(present);
            Touch(call);
        }

        return changed;
    }
}
