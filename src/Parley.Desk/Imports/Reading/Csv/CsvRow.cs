using System.Security.Cryptography;
using System.Text;
using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Bodies;
using Parley.Platform.Work;

namespace Parley.Desk.Imports.Reading.Csv;

/// <summary>Makes a ticket or a contact of one record.</summary>
internal sealed class CsvRow(CsvRecord record, ColumnMap map, ImportFrame frame)
{
    private const int LongestId = 200;
    private const int LongestName = 200;

    private readonly Checks _check = new();
    private readonly byte[] _digest = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001F', record.Fields)));

    public ReadRow Read(ImportKind kind)
    {
        if (record.Fields.Any(f => f.Contains(TextEncodings.Unreadable, StringComparison.Ordinal)))
        {
            return ReadRow.Rejected(record.Line, "", "unreadable", "Some of its bytes mean nothing in this encoding.");
        }

        var row = kind == ImportKind.Contacts ? Contact() : (ImportRow?)Ticket();
        return _check.Errors.Count > 0 ? new ReadRow(record.Line, null, _check.Errors) : new ReadRow(record.Line, row, []);
    }

    private ContactRow Contact()
    {
        var (id, email, name, created) = (Id(), Email(), Text("name", LongestName), Instant("created_at"));
        return new ContactRow(record.Line, id, _digest, email, name, created ?? frame.Now);
    }

    private ConversationRow? Ticket()
    {
        var (subject, description) = (Text("subject", Body.Max), Text("description", Body.Max));
        var (created, resolved) = (Instant("created_at"), Instant("resolved_at"));
        var tags = (Value("tags") ?? "").Split([',', ';', ' ', '|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        TagRules.Check(_check, tags, _ => map.Pointer("tags"));
        if (subject is null && description is null)
        {
            _check.Add(map.Pointer("subject"), "required", "A ticket has a subject or a description.");
        }

        var row = new ConversationRow(record.Line, Id(), _digest)
        {
            Subject = subject is null ? SubjectLine.Of(description ?? "") : SubjectLine.Fit(subject),
            Status = OtherWords.Read(Value("status"), map.Pointer("status"), OtherWords.Status, _check),
            Priority = OtherWords.Read(Value("priority"), map.Pointer("priority"), OtherWords.Priority, _check) ?? Priority.Normal,
            Type = OtherWords.Read(Value("type"), map.Pointer("type"), OtherWords.Type, _check) ?? TicketType.Question,
            Source = OtherWords.Read(Value("source"), map.Pointer("source"), OtherWords.Source, _check) ?? TicketSource.Api,
            Tags = frame.Tags(tags),
            Email = Email(),
            Name = Text("name", LongestName),
            CreatedAt = frame.Now,
            ResolvedAt = resolved,
            Messages = [],
        };
        if (_check.Errors.Count > 0)
        {
            return null;
        }

        var at = created ?? MessageTimes.Fill([null], null, resolved ?? frame.UnknownTime(_digest), _digest, frame.Now)[0];
        return row with { CreatedAt = at, Messages = [new ConversationMessage(null, MessageKind.PublicReply, Body.From(description ?? subject!, BodyFormat.Text), at)] }; // checked: one of them is there
    }

    private string Id()
    {
        var id = Text("id", LongestId);
        return id ?? $"row {Convert.ToHexStringLower(_digest[..16])}";
    }

    private string Email()
    {
        var email = Value("email");
        _check.Email(map.Pointer("email"), email);
        return email ?? "";
    }

    private string? Text(string field, int max)
    {
        var text = Value(field);
        _check.Optional(map.Pointer(field), text, max);
        return text;
    }

    private DateTimeOffset? Instant(string field) => Instants.Read(Value(field), map.Pointer(field), frame.Now, _check);

    private string? Value(string field) => map.Value(record.Fields, field);
}
