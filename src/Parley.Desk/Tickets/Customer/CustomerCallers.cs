using Microsoft.EntityFrameworkCore;
using Parley.Desk.People;
using Parley.Platform.Data;
using Parley.Platform.Ids;
using Parley.Platform.Security;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Customer;

/// <summary>The customer behind a private link.</summary>
public sealed record CustomerAtLink(Caller Caller, TicketId Ticket);

/// <summary>Turns a private link's token into the customer it was made for.</summary>
public sealed class CustomerCallers(Sessions sessions)
{
    public static Caller Anonymous(WorkspaceId workspace) =>
        new(workspace, new Actor(ActorType.Contact, null, "Customer"), Permissions.OfCustomers, SeesAllTickets: false, Teams: []);

    /// <summary>Null when the link is unknown.</summary>
    public Task<CustomerAtLink?> OfLink(string token, CancellationToken ct)
    {
        var hash = SecretToken.Hash(token);
        return OfLink(
            hash,
            "select workspace_id as \"Value\" from customer_link where hash = {0}",
            "select workspace_of_customer_link({0}) as \"Value\"",
            db => db.Set<CustomerLink>().Where(l => l.Hash == hash).Select(l => l.TicketId),
            ct);
    }

    /// <summary>The same by another kind of link.</summary>
    /// <param name="sqlite">Which workspace the link's digest leads to.</param>
    /// <param name="postgres">The same there.</param>
    /// <param name="ticketOf">The ticket that it leads to.</param>
    internal async Task<CustomerAtLink?> OfLink(byte[] hash, string sqlite, string postgres, Func<AppDb, IQueryable<TicketId>> ticketOf, CancellationToken ct)
    {
        WorkspaceId workspace;
        await using (var outside = await sessions.Read(null, ct))
        {
            if (await WorkspaceLookup.One(outside, outside.Sql(sqlite, postgres), hash, ct) is not { } found)
            {
                return null;
            }

            workspace = found;
        }

        await using var session = await sessions.Read(workspace, ct);
        var ticket = await (
            from linked in ticketOf(session.Db)
            join t in session.Db.Set<Ticket>() on linked equals t.Id
            select new { t.Id, t.RequesterId, t.Requester!.Name }).FirstOrDefaultAsync(ct); // a ticket has a requester
        return ticket is null
            ? null
            : new CustomerAtLink(
                Anonymous(workspace) with { Actor = new Actor(ActorType.Contact, ticket.RequesterId.Value, ticket.Name) },
                ticket.Id);
    }
}
