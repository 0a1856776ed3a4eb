using Microsoft.EntityFrameworkCore;
using Parley.Desk.People;
using Parley.Desk.Teams;
using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Fields;
using Parley.Desk.Workflow;
using Parley.Platform.Work;

namespace Parley.Desk.BulkChanges;

/// <summary>Edits with all that they name, looked up once for a slice of tickets.</summary>
internal sealed record FoundEdits(TicketEdits Edits, Agent? Agent, Team? Team, NamedStatus? Named, IReadOnlyList<FieldValue> Values)
{
    private const int MostTags = 50;

    public StatusChoice Choice { get; } = new(Edits.Status, Edits.NamesStatus ? new Optional<NamedStatusId?>(true, Edits.NamedStatus) : default);

    /// <summary>Refused, with the places in the request, when one of them is not there.</summary>
    public static async Task<Result<FoundEdits>> Of(TicketEdits edits, TicketFields fields, Call call, CancellationToken ct)
    {
        var holder = await Holders.Find(call, edits.Agent, edits.Team, ct);
        if (holder.Refusal is { } noHolder)
        {
            return Placed(noHolder);
        }

        var named = edits.NamedStatus is { } id ? await call.Query<NamedStatus>().FirstOrDefaultAsync(s => s.Id == id, ct) : null;
        if (edits.NamedStatus is not null && named is null)
        {
            return Placed(StatusChoice.Unknown);
        }

        var values = await fields.Read(edits.CustomFields, call, ct);
        return values.Refusal is { } wrong ? Placed(wrong) : new FoundEdits(edits, holder.Value.Agent, holder.Value.Team, named, values.Value);
    }

    /// <summary>Whether that depends on what a ticket becomes by it, and not on what it is.</summary>
    public bool MayBeRefused => Edits.MovesStatus || Values.Count > 0;

    /// <summary>Why a ticket cannot be changed so, its status and its fields aside; null: it can.</summary>
    public Refusal? Against(Ticket ticket)
    {
        if (ticket.RefusalWhenClosed is { } closed)
        {
            return closed;
        }

        return TagsOf(ticket).Count > MostTags
            ? new Refusal(RefusalKind.Invalid, "too_many", $"Ticket {ticket.Number} would have more than {MostTags} tags.")
            : null;
    }

    /// <summary>Makes all changes but those of the status and of the workspace's own fields.</summary>
    public void Make(Ticket ticket, Call call)
    {
        ticket.Assign(Edits.GivesAgent ? Agent : ticket.Assignee, Edits.GivesTeam ? Team : ticket.Team, call);
        ticket.Set("priority", ticket.Priority, Edits.Priority ?? ticket.Priority, p => ticket.Priority = p, call);
        ticket.Set("type", ticket.Type, Edits.Type ?? ticket.Type, t => ticket.Type = t, call);
        var tags = TagsOf(ticket);
        if (!tags.SequenceEqual(ticket.Tags))
        {
            ticket.Set<IReadOnlyList<string>>("tags", [.. ticket.Tags], tags, t => ticket.Tags = [.. t], call);
        }
    }

    /// <summary>The tags that a ticket would have.</summary>
    public List<string> TagsOf(Ticket ticket)
    {
        var removed = TagRules.Tidy(Edits.RemoveTags);
        return [.. ticket.Tags.Where(t => !removed.Contains(t)).Concat(TagRules.Tidy(Edits.AddTags)).Distinct()];
    }

    private static Refusal Placed(Refusal refusal) => Refusal.Invalid([.. refusal.Errors.Select(e => e with { Field = $"/changes{e.Field}" })]);
}
