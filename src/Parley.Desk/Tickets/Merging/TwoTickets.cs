using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Merging;

internal static class TwoTickets
{
    /// <summary>Locks both, always in the same order, so that two who do the same never wait for each other.</summary>
    /// <returns>The refusal is the first one's; a second that is not there, or not seen, is null.</returns>
    public static async Task<Result<(Ticket First, Ticket? Second)>> Lock(Call call, TicketId first, TicketId second, CancellationToken ct)
    {
        var seen = Visibility.For(call.Caller);
        var other = second.CompareTo(first) < 0 ? await call.LockTicket(second, seen, ct) : default;
        var found = await call.TicketForUpdate(first, ct);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        if (second == first)
        {
            return (found.Value, found.Value);
        }

        if (second.CompareTo(first) > 0)
        {
            other = await call.LockTicket(second, seen, ct);
        }

        return (found.Value, other.Refusal is null ? other.Value : null);
    }
}
