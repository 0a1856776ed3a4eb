using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Messages;
using Parley.Platform.Work;

namespace Parley.Server.Api;

/// <summary>The conversation of a ticket.</summary>
internal static class MessagesApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var messages = api.MapGroup("/tickets/{id:guid}/messages").WithTags("Messages");
        messages.Post("/", Add).Named("addMessage", "Reply to the customer, or leave a note for the team")
            .Takes<AddMessageBody>().Gives<MessageView>(201, 400, 404, 409, 412, 422);
        messages.Get("/", List).Named("listMessages", "Read a conversation, oldest first")
            .Paged().Gives<Page<MessageView>>(200, 400, 404, 422);
    }

    private static Task<IResult> Add(HttpContext http, Guid id) => Door.Run<AddMessageBody, MessageView>(
        http, b => b.ToCommand(TicketId.From(id)), m => Door.Created($"/api/v1/tickets/{m.TicketId.Value}/messages", m));

    private static Task<IResult> List(HttpContext http, Guid id) => Door.Run(http, q => new ReadMessages(TicketId.From(id), q.Page()));
}
