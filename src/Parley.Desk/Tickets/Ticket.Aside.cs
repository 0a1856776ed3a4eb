using Parley.Desk.People.Contacts;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets;

/// <content>The trash and spam, which stand beside the status.</content>
public sealed partial class Ticket
{
    /// <summary>Puts it into the trash.</summary>
    public void Delete(Call call)
    {
        if (DeletedAt is null)
        {
            (DeletedAt, DeletedBy) = (call.Now, call.Caller.Actor.Name);
            Touch(call);
            call.Record(new TicketDeleted(Id, Number));
        }
    }

    /// <summary>Takes it out of the trash, as it was before.</summary>
    public void Restore(Call call)
    {
        if (DeletedAt is not null)
        {
            (DeletedAt, DeletedBy) = (null, null);
            Touch(call);
            call.Record(new TicketRestored(Id));
        }
    }

    /// <summary>Says that it is spam, or that it is none after all.</summary>
    public void MarkSpam(bool isSpam, Call call)
    {
        if (SpamSince is null == isSpam)
        {
            SpamSince = isSpam ? call.Now : null;
            Touch(call);
            call.Record(new TicketSpamMarked(Id, isSpam));
        }
    }

    // What an agent opens in the name of a blocked customer is wanted.
    private static bool IsUnwelcome(Contact requester, Call call) =>
        requester.BlockedAt is not null && call.Caller is { Origin: Origin.Live or Origin.Sync, Actor.Type: not ActorType.Agent };
}
