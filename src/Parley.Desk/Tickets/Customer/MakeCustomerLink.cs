using Microsoft.EntityFrameworkCore;
using Parley.Platform.Security;
using Parley.Platform.Work;
using Parley.Platform.Work.Repeats;

namespace Parley.Desk.Tickets.Customer;

/// <summary>Makes a new private link for a ticket's customer; earlier ones stay valid.</summary>
public sealed record MakeCustomerLink(TicketId Ticket) : ICommand<CustomerToken>;

/// <param name="Token">The secret part of the link, shown this once; null in the answer to a repeat.</param>
public sealed record CustomerToken(string? Token) : IShowsSecret<CustomerToken>
{
    public CustomerToken WithoutSecret() => new((string?)null);
}

internal sealed class MakeCustomerLinkHandler : IHandler<MakeCustomerLink, CustomerToken>
{
    public async Task<Result<CustomerToken>> Handle(MakeCustomerLink command, Call call, CancellationToken ct) =>
        await call.VisibleTickets().AnyAsync(t => t.Id == command.Ticket, ct) ? Make(call, command.Ticket) : Refusal.NotFound("ticket");

    internal static CustomerToken Make(Call call, TicketId ticket)
    {
        var token = SecretToken.Make(call.Ids);
        call.Append(new CustomerLink { Hash = SecretToken.Hash(token), WorkspaceId = call.Workspace, TicketId = ticket, CreatedAt = call.Now });
        return new CustomerToken(token);
    }
}
