using Parley.Desk.People.Contacts;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets;

/// <content>What it has to do with other tickets.</content>
public sealed partial class Ticket
{
    /// <summary>Opens the ticket that goes on from this one: for the same customer, about the same thing.</summary>
    /// <param name="requester">This ticket's.</param>
    public Ticket FollowUp(TicketId id, long number, TicketSource source, Contact requester, Call call)
    {
        var next = new Ticket(id, number, Subject, source, requester, call)
        {
            Priority = Priority,
            Type = Type,
            Tags = [.. Tags],
            FollowUpOfId = Id,
            FollowUpOfNumber = Number,
        };
        next.SpamSince ??= SpamSince is null ? null : call.Now;
        (FollowedById, FollowedByNumber) = (id, number);
        Touch(call);
        call.Record(new TicketUpdated(Id, "followed_by", null, number));
        return next;
    }

    /// <summary>Closes this ticket as a part of another.</summary>
    public void MergeInto(Ticket other, Call call)
    {
        (MergedIntoId, MergedIntoNumber, StatusBeforeMerge) = (other.Id, other.Number, Status);
        SetStatus(TicketStatus.Closed, call);
        call.Record(new TicketMerged(Id, Into: new TicketRef(other.Id, other.Number), From: null));
        other.Touch(call);
        call.Record(new TicketMerged(other.Id, Into: null, From: new TicketRef(Id, Number)));
    }

    /// <summary>Takes this ticket out of the other again, as it was before.</summary>
    public void Unmerge(Ticket other, Call call)
    {
        var before = StatusBeforeMerge ?? TicketStatus.Open; // a merged one has it
        (MergedIntoId, MergedIntoNumber, StatusBeforeMerge) = (null, null, null);
        SetStatus(before, call);
        call.Record(new TicketUnmerged(Id, new TicketRef(other.Id, other.Number)));
        other.Touch(call);
        call.Record(new TicketUnmerged(other.Id, new TicketRef(Id, Number)));
    }

    /// <summary>Opens the ticket that takes some messages of this one.</summary>
    /// <param name="texts">What was written in them, for the search.</param>
    public Ticket SplitOff(TicketId id, long number, string subject, Contact requester, IReadOnlyList<string> texts, Call call)
    {
        var other = new Ticket(id, number, subject, Source, requester, call) { Priority = Priority, Type = Type, Tags = [.. Tags] };
        other.SpamSince ??= SpamSince is null ? null : call.Now;
        Touch(call);
        call.Record(new TicketSplit(Id, Into: new TicketRef(id, number), From: null, texts.Count));
        call.Record(new TicketSplit(id, Into: null, From: new TicketRef(Id, Number), texts.Count) { Texts = texts });
        return other;
    }
}
