using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Splitting;
using Parley.Desk.Tickets.Trash;

namespace Parley.Server.Api;

/// <summary>The trash and spam, and making two tickets of one.</summary>
internal static class TrashApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var ticket = api.MapGroup("/tickets/{id:guid}").WithTags("Tickets");
        ticket.Delete("", Delete).Named("deleteTicket", "Put a ticket into the trash, or remove it from there for ever")
            .Query(new QueryParameter("permanent", "`true`: remove for ever what lies in the trash; needs the right tickets.purge.", Type: "boolean"))
            .Gives<TicketView>(200, 403, 404, 409, 412, 422);
        ticket.Post("/restore", Restore).Named("restoreTicket", "Take a ticket out of the trash").Gives<TicketView>(200, 404, 412);
        ticket.Post("/spam", MarkSpam).Named("markSpam", "Say that a ticket is spam").Takes<SpamBody>().Gives<TicketView>(200, 400, 404, 409, 412);
        ticket.Delete("/spam", UnmarkSpam).Named("unmarkSpam", "Say that it is none, and block its sender no more").Gives<TicketView>(200, 404, 409, 412);
        ticket.Post("/split", Split).Named("splitTicket", "Make some messages of a ticket one of their own, which is answered")
            .Takes<SplitBody>().Gives<TicketView>(201, 400, 404, 409, 412, 422);
    }

    private static Task<IResult> Delete(HttpContext http, Guid id) => new QueryParameters(http).Flag("permanent")
        ? Door.Run(http, _ => new PurgeTicket(TicketId.From(id)), Door.NoContent)
        : Door.Run(http, query => ToTrash(query, id), Versioned);

    // Read once more for what is neither true nor false.
    private static DeleteTicket ToTrash(QueryParameters query, Guid id)
    {
        query.Flag("permanent");
        return new DeleteTicket(TicketId.From(id));
    }

    private static Task<IResult> Restore(HttpContext http, Guid id) => Door.Run(http, _ => new RestoreTicket(TicketId.From(id)), Versioned);

    private static Task<IResult> MarkSpam(HttpContext http, Guid id) =>
        Door.Run<SpamBody, TicketView>(http, b => new MarkSpam(TicketId.From(id), b.BlockSender ?? false), Versioned);

    private static Task<IResult> UnmarkSpam(HttpContext http, Guid id) => Door.Run(http, _ => new UnmarkSpam(TicketId.From(id)), Versioned);

    private static Task<IResult> Split(HttpContext http, Guid id) => Door.Run<SplitBody, TicketView>(
        http, b => b.ToCommand(TicketId.From(id)), t => Door.Versioned(t, t.Version, $"/api/v1/tickets/{t.Id.Value}"));

    private static IResult Versioned(TicketView ticket) => Door.Versioned(ticket, ticket.Version);
}

/// <param name="BlockSender">Whether new tickets of the same customer arrive as spam from now on; not if not given.</param>
internal sealed record SpamBody(bool? BlockSender);

internal sealed record SplitBody
{
    /// <summary>At most 100, all of this ticket; at least one must be left in it. Needed, unless there is only one.</summary>
    public IReadOnlyList<MessageId>? MessageIds { get; init; }

    /// <summary>The one message, if it is only one.</summary>
    public MessageId? MessageId { get; init; }

    /// <summary>The new ticket's; the same if not given.</summary>
    public string? Subject { get; init; }

    public SplitTicket ToCommand(TicketId ticket) => MessageIds is null && MessageId is { } one
        ? new(ticket, [one], Subject) { IsOfOne = true }
        : new(ticket, MessageIds ?? [], Subject);
}
