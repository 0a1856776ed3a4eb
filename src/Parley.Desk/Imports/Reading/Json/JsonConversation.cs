using System.Text.Json;
using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Bodies;
using Parley.Platform.Work;

namespace Parley.Desk.Imports.Reading.Json;

/// <summary>Makes a conversation of one JSON object.</summary>
internal static class JsonConversation
{
    private const int MostMessages = 2000;
    private const int LongestId = 200;
    private const int LongestName = 200;

    private enum Speaker
    {
        Customer,
        Agent,
    }

    private sealed record Said(Speaker From, string? Agent, MessageKind Kind, Body Body, DateTimeOffset? At);

    /// <summary>Null, or not to be used, when something was added to <paramref name="check"/>.</summary>
    /// <param name="note">Told of each object that was read.</param>
    public static ConversationRow? Read(long line, byte[] digest, JsonFields fields, ImportFrame frame, Checks check, Action<JsonFields> note)
    {
        var id = fields.Id("id");
        check.Required("/id", id, LongestId);
        var given = fields.Text("subject");
        check.Optional("/subject", given, Body.Max);
        var (created, resolved) = (fields.Instant("created_at", frame.Now), fields.Instant("resolved_at", frame.Now));
        var (status, priority, type, source) =
            (fields.Word<TicketStatus>("status"), fields.Word<Priority>("priority"), fields.Word<TicketType>("type"), fields.Word<TicketSource>("source"));
        var tags = Tags(fields, check);
        var customer = fields.Object("customer");
        var (email, name) = (customer?.Text("email"), customer?.Text("name"));
        var messages = Messages(fields, frame, check, note);
        note(fields);
        if (customer is not null)
        {
            note(customer);
        }

        check.Optional("/customer/name", name, LongestName);
        if (!string.IsNullOrWhiteSpace(email))
        {
            check.Email("/customer/email", email);
        }

        if (check.Errors.Count > 0)
        {
            return null;
        }

        var first = messages.FirstOrDefault(m => m.From == Speaker.Customer) ?? messages[0];
        var known = !string.IsNullOrWhiteSpace(email);
        return Conversation(
            new ConversationRow(line, id!, digest) // checked to be there
            {
                Subject = string.IsNullOrWhiteSpace(given) ? SubjectLine.Of(first.Body.Text) : SubjectLine.Fit(given),
                Status = status,
                Priority = priority ?? Priority.Normal,
                Type = type ?? TicketType.Question,
                Source = source ?? TicketSource.Api,
                Tags = frame.Tags(tags),
                Email = known ? email! : MadeUpAddress.Of(frame.Source, id!),
                Name = string.IsNullOrWhiteSpace(name) && !known ? MadeUpAddress.NameOf(id!) : name,
                CreatedAt = created ?? frame.Now,
                ResolvedAt = resolved,
                Messages = [],
            },
            messages,
            created,
            frame);
    }

    private static ConversationRow Conversation(ConversationRow row, IReadOnlyList<Said> messages, DateTimeOffset? created, ImportFrame frame)
    {
        var times = MessageTimes.Fill([.. messages.Select(m => m.At)], created, row.ResolvedAt ?? frame.UnknownTime(row.Digest), row.Digest, frame.Now);
        var said = messages.Select((m, i) => new ConversationMessage(m.From == Speaker.Agent ? m.Agent ?? "" : null, m.Kind, m.Body, times[i]))
            .OrderBy(m => m.At) // those of one moment stay in their order
            .ToList();
        return row with { Messages = said, CreatedAt = created is { } at && at < said[0].At ? at : said[0].At };
    }

    private static List<Said> Messages(JsonFields fields, ImportFrame frame, Checks check, Action<JsonFields> note)
    {
        var list = fields.List("messages");
        if (list.Count is 0 or > MostMessages)
        {
            check.Add("/messages", list.Count == 0 ? "required" : "too_many", $"A conversation has 1 to {MostMessages:N0} messages; this one has {list.Count:N0}.");
            return [];
        }

        var said = new List<Said>();
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i].ValueKind != JsonValueKind.Object)
            {
                check.Add($"/messages/{i}", "wrong_type", "A message is a JSON object.");
                continue;
            }

            var message = new JsonFields(list[i], $"/messages/{i}", check);
            said.Add(Message(message, frame, check));
            note(message);
        }

        return said;
    }

    private static Said Message(JsonFields message, ImportFrame frame, Checks check)
    {
        var (from, agent, text) = (message.Word<Speaker>("from"), message.Text("agent"), message.Text("text"));
        var (kind, format) = (message.Word<MessageKind>("kind") ?? MessageKind.PublicReply, message.Word<BodyFormat>("format") ?? BodyFormat.Text);
        check.Given(message.At("from"), from);
        check.Optional(message.At("agent"), agent, LongestName);
        check.Required(message.At("text"), text, Body.Max);
        if (kind is not (MessageKind.PublicReply or MessageKind.InternalNote) || (kind == MessageKind.InternalNote && from == Speaker.Customer))
        {
            check.Add(message.At("kind"), "invalid", "An agent writes a public_reply or an internal_note, a customer a public_reply.");
        }

        var body = Body.From(text is null || text.Length > Body.Max ? "" : text, format);
        if (body.Text.Length == 0 && !string.IsNullOrWhiteSpace(text) && text.Length <= Body.Max)
        {
            check.Add(message.At("text"), "required", "Nothing is left of this text once it is cleaned.");
        }

        return new Said(from ?? Speaker.Customer, agent?.Trim(), kind, body, message.Instant("at", frame.Now));
    }

    private static List<string> Tags(JsonFields fields, Checks check)
    {
        var tags = new List<string>();
        foreach (var tag in fields.List("tags"))
        {
            if (tag.ValueKind == JsonValueKind.String)
            {
                tags.Add(tag.GetString()!); // a string has a value
            }
            else
            {
                check.Add("/tags", "wrong_type", "Tags are texts.");
            }
        }

        TagRules.Check(check, tags);
        return tags;
    }
}
