using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Customer;

/// <summary>The customer's form: opens a ticket and answers the private link to it.</summary>
public sealed record SubmitRequest(string Email, string? Name, string Subject, string Description) : ICommand<CustomerToken>
{
    public void Check(Checks check)
    {
        check.Email("/email", Email);
        check.Optional("/name", Name, 200);
        check.Required("/subject", Subject, OpenTicket.SubjectMax);
        check.Required("/description", Description, Bodies.Body.Max);
    }
}

internal sealed class SubmitRequestHandler(IHandler<OpenTicket, TicketView> open) : IHandler<SubmitRequest, CustomerToken>
{
    public async Task<Result<CustomerToken>> Handle(SubmitRequest command, Call call, CancellationToken ct)
    {
        // The form stands in for the right to open tickets: only what its four fields can say gets through.
        var ticket = await open.Handle(
            new OpenTicket
            {
                Subject = command.Subject,
                Description = command.Description,
                RequesterEmail = command.Email,
                RequesterName = command.Name,
                Source = TicketSource.Web,
            },
            call,
            ct);
        return ticket.Refusal is { } refusal ? refusal : MakeCustomerLinkHandler.Make(call, ticket.Value.Id);
    }
}
