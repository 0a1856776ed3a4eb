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
    public async Task<CustomerAtLink?> OfLink(string token, CancellationToken ct)
    {
        var hash = SecretToken.Hash(token);
        WorkspaceId workspace;
        await using (var outside = await sessions.Read(null, ct))
        {
            var sql = outside.Sql(
                "select workspace_id as \"Value\" from customer_link where hash = {0}",
                "select workspace_of_customer_link({0}) as \"Value\"");
            if (await WorkspaceLookup.One(outside, sql, hash, ct) is not { } found)
            {
                return null;
            }

            workspace = found;
        }

        await using var session = await sessions.Read(workspace, ct);
        var ticket = await (
            from link in session.Db.Set<CustomerLink>()
            join t in session.Db.Set<Ticket>() on link.TicketId equals t.Id
            where link.Hash == hash
            select new { t.Id, t.RequesterId, t.Requester!.Name }).FirstOrDefaultAsync(ct); // a ticket has a requester
        return ticket is null
            ? null
            : new CustomerAtLink(
                Anonymous(workspace) with { Actor = new Actor(ActorType.Contact, ticket.RequesterId.Value, ticket.Name) },
                ticket.Id);
    }
}
