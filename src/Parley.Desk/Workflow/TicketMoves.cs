using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Fields;
using Parley.Platform;
using Parley.Platform.Work;

namespace Parley.Desk.Workflow;

/// <summary>The one place where somebody's wish moves a ticket to another status. What happens by itself passes no guard and does not come here.</summary>
internal sealed class TicketMoves(KnownWorkflows workflows, KnownFields known)
{
    /// <summary>Null when it is done; the status it has already is no move. What else is to change comes first: the guards look at the ticket as it will be.</summary>
    public async Task<Refusal?> Move(Ticket ticket, StatusChoice choice, Call call, CancellationToken ct) => await Move(ticket, await choice.For(ticket, call, ct), call, ct);

    /// <summary>The same where the status that is named was found before.</summary>
    /// <param name="named">Null: none is named.</param>
    public Task<Refusal?> Move(Ticket ticket, StatusChoice choice, NamedStatus? named, Call call, CancellationToken ct) => Move(ticket, choice.For(ticket, named), call, ct);

    /// <summary>What it would be refused for; null: it would be done. Nothing is changed.</summary>
    public async Task<Refusal?> RefusalOf(Ticket ticket, StatusChoice choice, NamedStatus? named, Call call, CancellationToken ct)
    {
        var chosen = choice.For(ticket, named);
        return chosen.Refusal ?? (chosen.Value.Class == ticket.Status ? null : await Against(ticket, chosen.Value.Class, call, ct));
    }

    private async Task<Refusal?> Move(Ticket ticket, Result<(TicketStatus Class, NamedStatus? Named)> chosen, Call call, CancellationToken ct)
    {
        if (chosen.Refusal is { } unknown)
        {
            return unknown;
        }

        var (to, named) = chosen.Value;
        if (to == ticket.Status)
        {
            return Name(ticket, named, call);
        }

        if (await Against(ticket, to, call, ct) is { } refusal)
        {
            return refusal;
        }

        ticket.SetStatus(to, call, named);
        return null;
    }

    private async Task<Refusal?> Against(Ticket ticket, TicketStatus to, Call call, CancellationToken ct)
    {
        // What happened elsewhere is a fact, not a request.
        if (call.Caller.Origin is not Origin.Live)
        {
            return null;
        }

        var (rules, fields) = (await workflows.Of(call, ct), await known.Of(call, ct));
        return MoveVerdict.Of(ticket, to, rules, fields, call.Caller) is { Allowed: false } verdict ? Refuse(ticket, verdict, rules, fields, call.Caller) : null;
    }

    private static Refusal? Name(Ticket ticket, NamedStatus? named, Call call)
    {
        if (named?.Id != ticket.NamedStatusId && ticket.RefusalWhenClosed is { } closed)
        {
            return closed;
        }

        ticket.NameStatus(named, call);
        return null;
    }

    private static Refusal Refuse(Ticket ticket, MoveVerdict verdict, WorkflowRules rules, IReadOnlyList<TicketFieldView> fields, Caller caller)
    {
        var allowed = MoveVerdict.Of(ticket, rules, fields, caller).Where(v => v.Allowed).Select(v => v.To).ToList();
        var ways = allowed.Count > 0 ? $"From {Words.Of(ticket.Status)} it can go to {string.Join(", ", allowed.Select(Words.Of))}." : "It stays as it is.";
        var why = string.Join(' ', verdict.Reasons.Select(r => r.Message));
        return new Refusal(RefusalKind.Conflict, "transition_not_allowed", $"Ticket {ticket.Number} cannot go to {Words.Of(verdict.To)}. {why} {ways}")
        {
            Extra = new Dictionary<string, object> { ["allowed"] = allowed, ["reasons"] = verdict.Reasons },
        };
    }
}
