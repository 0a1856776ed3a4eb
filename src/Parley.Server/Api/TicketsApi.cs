using System.Globalization;
using Parley.Desk.Assignment;
using Parley.Desk.Counters;
using Parley.Desk.People;
using Parley.Desk.People.Contacts;
using Parley.Desk.Search;
using Parley.Desk.Search.Language;
using Parley.Desk.Teams;
using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Customer;
using Parley.Desk.Tickets.Lists;
using Parley.Desk.Workflow;
using Parley.Platform.Work;

namespace Parley.Server.Api;

/// <summary>Tickets, their fields and who has them.</summary>
internal static class TicketsApi
{
    private static readonly QueryParameter[] Filters =
    [
        new("status", "One or more, by comma: new, open, pending, on_hold, resolved, closed.", "open,pending"),
        new("priority", "One or more: low, normal, high, urgent."),
        new("type", "One or more: question, incident, problem, task."),
        new("source", "One or more: email, web, chat, phone, api, social, connector."),
        new("assignee", "`me`, `none`, or an agent's id.", "me"),
        new("team", "`none`, or a team's id."),
        new("tag", "One tag."),
        new("requester", "A contact's id.", Format: "uuid"),
        new("company", "A company's id.", Format: "uuid"),
        new("created_from", "RFC 3339; inclusive.", "2026-11-01T00:00:00Z", Format: "date-time"),
        new("created_to", "RFC 3339; exclusive.", Format: "date-time"),
        new("updated_from", "RFC 3339; inclusive.", Format: "date-time"),
        new("satisfaction", "One or more: good, bad."),
        new("trash", "`true`: those in the trash, which are in no other list.", Type: "boolean"),
        new("spam", "`true`: those that are spam, which are in no other list.", Type: "boolean"),
        new("q", "The query language: words, \"phrases\", -not, a word's beginning*, fields such as `status:open,pending`, `priority>=high`, `assignee:me`, `created>-7d`, `or` and brackets."),
        new("sort", "number, created_at, updated_at, priority or sla_due_at; with - for descending; -created_at if not given.", "-updated_at"),
    ];

    public static void Map(RouteGroupBuilder api)
    {
        var tickets = api.MapGroup("/tickets").WithTags("Tickets");
        tickets.Post("/", Open).Named("openTicket", "Open a ticket")
            .Takes<OpenTicketBody>().Gives<TicketView>(201, 400, 422);
        tickets.Get("/", List).Named("listTickets", "List and search tickets")
            .Paged(Filters).Gives<Page<TicketView>>(200, 400, 422);
        tickets.Get("/query", Complete).Named("completeQuery", "Whether a text is a query, and what may stand at the cursor")
            .Query(new QueryParameter("q", "What is written so far; nothing if not given."), new QueryParameter("at", "Characters before the cursor; all if not given.", Type: "integer"))
            .Gives<QueryCompletion>(200, 422);
        tickets.Get("/stats", Stats).Named("readStats", "How many tickets stand where")
            .Query(new QueryParameter("time_zone", "Whose day today is; UTC if not given.", "Europe/Berlin")).Gives<TicketStats>(200, 422);
        tickets.Get("/{id}", Read).Named("readTicket", "Read a ticket by id or number").Gives<TicketView>(200, 404);
        tickets.Patch("/{id:guid}", Update).Named("updateTicket", "Change some fields of a ticket")
            .Takes<UpdateTicketBody>().Gives<TicketView>(200, 400, 404, 409, 412, 422);
        tickets.Put("/{id:guid}", Update).Named("replaceTicket", "The same as PATCH: what is left out stays")
            .Takes<UpdateTicketBody>().Gives<TicketView>(200, 400, 404, 409, 412, 422);
        tickets.Put("/{id:guid}/status", ChangeStatus).Named("changeStatus", "Move a ticket to another status")
            .Takes<StatusBody>().Gives<TicketView>(200, 400, 404, 409, 412, 422);
        tickets.Put("/{id:guid}/priority", ChangePriority).Named("changePriority", "Change a ticket's priority")
            .Takes<PriorityBody>().Gives<TicketView>(200, 400, 404, 409, 412, 422);
        tickets.Put("/{id:guid}/assign", Assign).Named("assignTicket", "Give a ticket to an agent or a team; null takes it away; or have an agent chosen")
            .Takes<AssignBody>().Gives<TicketView>(200, 400, 404, 409, 412, 422);
        tickets.Get("/{id:guid}/assign/recommendations", Recommend).Named("recommendAgents", "Who could be given a ticket, the best first, and why")
            .Gives<Recommendations>(200, 404);
        tickets.Post("/{id:guid}/customer-link", MakeLink).Named("makeCustomerLink", "Make a private link for the customer")
            .Gives<CustomerLinkView>(200, 404);
        tickets.Get("/{id:guid}/events", Timeline).Named("readTimeline", "What happened to a ticket, oldest first")
            .Paged().Gives<Page<EventView>>(200, 404);
    }

    private static Task<IResult> Open(HttpContext http) => Door.Run<OpenTicketBody, TicketView>(http, b => b.ToCommand(), t => Versioned(t, created: true));

    private static Task<IResult> List(HttpContext http) => Door.Run(http, q => new ListTickets(Filter(q, http.Caller()), q.Text("q"), Sort(q), q.Page()));

    private static Task<IResult> Complete(HttpContext http) => Door.Run(http, q => new CompleteQuery(q.Text("q") ?? "", q.Number("at", 0, int.MaxValue)));

    private static Task<IResult> Stats(HttpContext http) => Door.Run(http, q => new ReadStats(q.Text("time_zone")));

    private static Task<IResult> Read(HttpContext http, string id) => Door.Run(
        http,
        _ => Guid.TryParse(id, out var guid) ? new ReadTicket(TicketId.From(guid), null)
            : new ReadTicket(null, long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0),
        t => Versioned(t));

    private static Task<IResult> Update(HttpContext http, Guid id) =>
        Door.Run<UpdateTicketBody, TicketView>(http, b => b.ToCommand(TicketId.From(id)), t => Versioned(t));

    private static Task<IResult> ChangeStatus(HttpContext http, Guid id) => Door.Run<StatusBody, TicketView>(
        http, b => new ChangeStatus(TicketId.From(id), b.Status, b.StatusId), t => Versioned(t));

    private static Task<IResult> ChangePriority(HttpContext http, Guid id) => Door.Run<PriorityBody, TicketView>(
        http, b => new ChangePriority(TicketId.From(id), b.Priority), t => Versioned(t));

    private static Task<IResult> Assign(HttpContext http, Guid id) => Door.Run<AssignBody, TicketView>(
        http, b => b.ToCommand(TicketId.From(id)), t => Versioned(t));

    private static Task<IResult> Recommend(HttpContext http, Guid id) => Door.Run(http, _ => new RecommendAgents(TicketId.From(id)));

    private static Task<IResult> MakeLink(HttpContext http, Guid id) => Door.Run(
        http, _ => new MakeCustomerLink(TicketId.From(id)), made => Door.Json(CustomerLinkView.Of(made, http.PublicUrl())));

    private static Task<IResult> Timeline(HttpContext http, Guid id) => Door.Run(http, q => new ReadTimeline(TicketId.From(id), q.Page()));

    private static IResult Versioned(TicketView ticket, bool created = false) =>
        Door.Versioned(ticket, ticket.Version, created ? $"/api/v1/tickets/{ticket.Id.Value}" : null);

    private static TicketSort Sort(QueryParameters query)
    {
        var text = query.Text("sort") ?? "-created_at";
        if (TicketSort.Read(text) is { } sort)
        {
            return sort;
        }

        query.Wrong("sort", "unknown_word", $"'{text}' is none of: {string.Join(", ", TicketSort.Fields)}; with - for descending.");
        return TicketSort.Newest;
    }

    private static TicketFilter Filter(QueryParameters query, Caller caller)
    {
        var assignee = query.Text("assignee");
        var team = query.Text("team");
        return new TicketFilter
        {
            Status = query.WordList<TicketStatus>("status"),
            Priority = query.WordList<Priority>("priority"),
            Type = query.WordList<TicketType>("type"),
            Source = query.WordList<TicketSource>("source"),
            Unassigned = assignee == "none",
            Assignee = assignee switch
            {
                null or "none" => null,
                "me" => AgentId.From(caller.Actor.Id ?? default),
                _ => query.Id<AgentId>("assignee"),
            },
            NoTeam = team == "none",
            Team = team is null or "none" ? null : query.Id<TeamId>("team"),
            Tag = query.Text("tag")?.Trim().ToLowerInvariant(),
            Requester = query.Id<ContactId>("requester"),
            Company = query.Id<CompanyId>("company"),
            CreatedFrom = query.Instant("created_from"),
            CreatedTo = query.Instant("created_to"),
            UpdatedFrom = query.Instant("updated_from"),
            Satisfaction = query.WordList<Satisfaction>("satisfaction"),
            Trash = query.Flag("trash"),
            Spam = query.Flag("spam"),
        };
    }
}
