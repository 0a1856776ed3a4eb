using Parley.Desk.People.Contacts;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.Imports;

/// <summary>Takes a slice of a file in one transaction: each row that is not there yet becomes a ticket or a contact, as if it had been worked here.</summary>
/// <param name="Source">Whose ids the rows carry.</param>
public sealed record ImportRows(string Source, IReadOnlyList<ImportRow> Rows) : ICommand<ImportedRows>
{
    public const int SourceMax = 100;

    public void Check(Checks check) => check.Required("/source", Source, SourceMax);
}

/// <param name="Known">Imported before, and left as they are.</param>
/// <param name="Changed">Of the known ones those that read otherwise now.</param>
public sealed record ImportedRows(int Added, int Known, int Changed)
{
    internal ImportTally Tally(int rows) => new(rows, Added, Known, Changed, 0);
}

internal sealed class ImportRowsHandler(TicketNumbers numbers) : IHandler<ImportRows, ImportedRows>
{
    public async Task<Result<ImportedRows>> Handle(ImportRows command, Call call, CancellationToken ct)
    {
        var free = await numbers.Next(call, command.Rows.Count(r => r is ConversationRow), ct);
        var (fresh, known, changed) = await Sort(command, call, ct);
        var people = await ContactBook.FindOrMake(call, [.. fresh.Select(Person)], ct);
        var agents = await ImportedAgents.Find(call, fresh, ct);
        var taken = 0;
        var added = 0;
        foreach (var row in fresh)
        {
            var (contact, isNew) = people[ContactBook.Norm(Person(row).Email)];
            var subject = row is ConversationRow conversation
                ? ConversationStory.Tell(call, conversation, free[taken++], contact, agents).Value
                : contact.Id.Value;
            added += row is ConversationRow || isNew ? 1 : 0;
            call.Append(ImportedRow.Of(call.Workspace, command.Source, row, subject));
        }

        return new ImportedRows(added, known + fresh.Count - added, changed);
    }

    // Also within the slice the first of a key counts.
    private static async Task<(List<ImportRow> Fresh, int Known, int Changed)> Sort(ImportRows command, Call call, CancellationToken ct)
    {
        var digests = await KnownRowsHandler.Find(call, [.. command.Rows.Select(r => ImportedRow.KeyOf(command.Source, r))], ct);
        var fresh = new List<ImportRow>();
        var changed = 0;
        foreach (var row in command.Rows)
        {
            var key = Convert.ToHexString(ImportedRow.KeyOf(command.Source, row));
            if (digests.TryAdd(key, row.Digest))
            {
                fresh.Add(row);
            }
            else if (ImportedRow.IsChanged(digests[key], row))
            {
                changed++;
            }
        }

        return (fresh, command.Rows.Count - fresh.Count, changed);
    }

    private static Acquaintance Person(ImportRow row) => row switch
    {
        ConversationRow c => new Acquaintance(c.Email, c.Name, c.CreatedAt),
        ContactRow c => new Acquaintance(c.Email, c.Name, c.CreatedAt),
        _ => throw new InvalidOperationException($"{row.GetType().Name} is no row that can be imported."),
    };
}
