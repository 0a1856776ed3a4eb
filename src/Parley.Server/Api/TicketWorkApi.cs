using Parley.Desk.People;
using Parley.Desk.People.Contacts;
using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Followers;
using Parley.Desk.Tickets.Links;
using Parley.Desk.Tickets.Merging;
using Parley.Platform.Work;

namespace Parley.Server.Api;

/// <summary>What tickets have to do with each other, and who follows them.</summary>
internal static class TicketWorkApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var ticket = api.MapGroup("/tickets/{id:guid}").WithTags("Tickets");
        ticket.Post("/merge", Merge).Named("mergeTicket", "Merge a ticket into another, which is answered")
            .Takes<MergeBody>().Gives<TicketView>(200, 400, 404, 409, 412, 422);
        ticket.Post("/unmerge", Unmerge).Named("unmergeTicket", "Take a merged ticket out again").Gives<TicketView>(200, 403, 404, 409, 412);
        ticket.Get("/links", Links).Named("listLinks", "Read what other tickets are to this one").Gives<TicketLinks>(200, 404);
        ticket.Post("/links", Link).Named("linkTickets", "Say what another ticket is to this one").Takes<LinkBody>().Gives<LinkView>(201, 400, 404, 409, 422);
        ticket.Get("/followers", Followers).Named("listFollowers", "Read who follows a ticket").Gives<Page<FollowerView>>(200, 404);
        ticket.Post("/followers", Follow).Named("addFollower", "Have an agent or a contact follow a ticket")
            .Takes<FollowerBody>().Gives<FollowerView>(201, 400, 404, 409, 422);

        api.MapGroup("/links").WithTags("Tickets").Delete("/{id:guid}", Unlink).Named("unlinkTickets", "Take a link between tickets away").GivesNothing(404);
        api.MapGroup("/followers").WithTags("Tickets").Delete("/{id:guid}", Unfollow).Named("removeFollower", "Have somebody follow a ticket no longer").GivesNothing(404, 409);
    }

    private static Task<IResult> Merge(HttpContext http, Guid id) =>
        Door.Run<MergeBody, TicketView>(http, b => new MergeTicket(TicketId.From(id), b.Into), t => Door.Versioned(t, t.Version));

    private static Task<IResult> Unmerge(HttpContext http, Guid id) => Door.Run(http, _ => new UnmergeTicket(TicketId.From(id)), t => Door.Versioned(t, t.Version));

    private static Task<IResult> Links(HttpContext http, Guid id) => Door.Run(http, _ => new ListLinks(TicketId.From(id)));

    private static Task<IResult> Link(HttpContext http, Guid id) => Door.Run<LinkBody, LinkView>(
        http, b => new LinkTickets(TicketId.From(id), b.Kind, b.TicketId), link => Door.Created($"/api/v1/tickets/{id}/links", link));

    private static Task<IResult> Unlink(HttpContext http, Guid id) => Door.Run(http, _ => new UnlinkTickets(TicketLinkId.From(id)), Door.NoContent);

    private static Task<IResult> Followers(HttpContext http, Guid id) => Door.Run(http, _ => new ListFollowers(TicketId.From(id)));

    private static Task<IResult> Follow(HttpContext http, Guid id) => Door.Run<FollowerBody, FollowerView>(
        http, b => new AddFollower(TicketId.From(id), b.AgentId, b.ContactId), follower => Door.Created($"/api/v1/tickets/{id}/followers", follower));

    private static Task<IResult> Unfollow(HttpContext http, Guid id) => Door.Run(http, _ => new RemoveFollower(TicketFollowerId.From(id)), Door.NoContent);
}

/// <param name="Into">The ticket that goes on. Needed.</param>
internal sealed record MergeBody(TicketId? Into);

/// <param name="Kind">What the other ticket is to this one. Needed.</param>
/// <param name="TicketId">The other ticket. Needed.</param>
internal sealed record LinkBody(LinkRole? Kind, TicketId? TicketId);

/// <summary>One of the two.</summary>
internal sealed record FollowerBody(AgentId? AgentId, ContactId? ContactId);
