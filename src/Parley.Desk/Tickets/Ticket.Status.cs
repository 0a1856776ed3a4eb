using Parley.Platform.Work;

namespace Parley.Desk.Tickets;

/// <content>Where it stands, and what moves it.</content>
public sealed partial class Ticket
{
    /// <param name="named">The workspace's own name for it; null: by its own.</param>
    public void SetStatus(TicketStatus to, Call call, NamedStatus? named = null)
    {
        var (from, fromName) = (Status, NamedStatus?.Name);
        if (from == to)
        {
            return;
        }

        Status = to;
        (NamedStatus, NamedStatusId) = (named, named?.Id);
        ResolvedAt = to switch
        {
            TicketStatus.Resolved => call.Now,
            TicketStatus.Closed => ResolvedAt ?? call.Now,
            _ => null,
        };
        ClosedAt = to == TicketStatus.Closed ? call.Now : null;
        ClosingSince = to == TicketStatus.Resolved && call.Caller.Origin is Origin.Live or Origin.Sync ? call.Now : null;
        Touch(call);
        call.Record(new StatusChanged(Id, from, to, fromName, named?.Name));
        if (to == TicketStatus.Resolved)
        {
            call.Record(new TicketResolved(Id));
        }
        else if (to == TicketStatus.Closed)
        {
            call.Record(new TicketClosed(Id));
        }
        else if (from == TicketStatus.Resolved)
        {
            call.Record(new TicketReopened(Id));
        }
    }

    /// <summary>Calls the status that the ticket has by another name, which is no change of the status itself.</summary>
    /// <param name="named">Null: by its own.</param>
    public void NameStatus(NamedStatus? named, Call call)
    {
        if (named?.Id == NamedStatusId)
        {
            return;
        }

        var from = NamedStatus?.Name;
        (NamedStatus, NamedStatusId) = (named, named?.Id);
        Touch(call);
        call.Record(new TicketUpdated(Id, "status_name", from, named?.Name));
    }

    /// <summary>
    /// What a message does to its ticket: the team's first answer opens a new one and stops the wait for it; the customer's word reopens
    /// what waited on the customer or was thought resolved.
    /// </summary>
    public void Receive(MessageKind kind, ActorType author, Call call)
    {
        Touch(call);
        if (kind != MessageKind.PublicReply)
        {
            return;
        }

        if (author == ActorType.Contact)
        {
            if (Status is TicketStatus.Pending or TicketStatus.Resolved)
            {
                SetStatus(TicketStatus.Open, call);
            }
        }
        else
        {
            FirstResponseAt ??= call.Now;
            if (Status == TicketStatus.New)
            {
                SetStatus(TicketStatus.Open, call);
            }
        }
    }
}
