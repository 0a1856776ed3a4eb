using Parley.Desk.People;
using Parley.Desk.Tickets;
using Parley.Desk.Workflow;
using Parley.Desk.Workflow.Statuses;
using Parley.Platform.Work;

namespace Parley.Server.Api;

/// <summary>The way of tickets through a workspace: allowed moves, what happens by itself, and the workspace's own statuses.</summary>
internal static class WorkflowApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var workflow = api.MapGroup("/tickets/workflow").WithTags("Workflow");
        workflow.Get("/transitions", Read).Named("readWorkflow", "Read which moves between statuses are allowed, and what happens by itself")
            .Query(new QueryParameter("ticket_id", "A ticket: what the caller may do with it now, and why not the rest.", Format: "uuid"))
            .Gives<WorkflowView>(200, 400, 404, 422);
        workflow.Put("/transitions", Change).Named("changeWorkflow", "Change the moves and what happens by itself; what is left out stays")
            .Takes<ChangeWorkflowBody>().Gives<WorkflowView>(200, 400, 412, 422);
        var statuses = workflow.MapGroup("/statuses");
        statuses.Get("/", (HttpContext http) => Door.Run(http, _ => new ListStatuses())).Named("listStatuses", "The six statuses and the workspace's own, on one page")
            .Gives<Page<StatusView>>(200, 400);
        statuses.Post("/", Add).Named("addStatus", "Add a status of one of the six classes")
            .Takes<AddStatusBody>().Gives<StatusView>(201, 400, 409, 422);
        statuses.Patch("/{id:guid}", ChangeStatus).Named("changeNamedStatus", "Rename one of the workspace's own statuses, move it, or take it out of use")
            .Takes<ChangeNamedStatusBody>().Gives<StatusView>(200, 400, 404, 422);
        statuses.Delete("/{id:guid}", Delete).Named("deleteStatus", "Delete one of the workspace's own statuses")
            .Query(new QueryParameter("replacement", "What the tickets that have it get: another status of its class, or `none` for the class by its own name. Without it no ticket may have it."))
            .GivesNothing(400, 404, 409, 422);
    }

    private static Task<IResult> Read(HttpContext http) => Door.Run(http, q => new ReadWorkflow(q.Id<TicketId>("ticket_id")), Versioned);

    private static Task<IResult> Change(HttpContext http) => Door.Run<ChangeWorkflowBody, WorkflowView>(http, b => b.ToCommand(), Versioned);

    private static Task<IResult> Add(HttpContext http) => Door.Run<AddStatusBody, StatusView>(
        http, b => new AddStatus(b.Name ?? "", b.Class, b.Order), s => Door.Created($"/api/v1/tickets/workflow/statuses/{s.Id?.Value}", s));

    private static Task<IResult> ChangeStatus(HttpContext http, Guid id) => Door.Run<ChangeNamedStatusBody, StatusView>(
        http, b => new ChangeNamedStatus(NamedStatusId.From(id), b.Name, b.Order, b.Active));

    private static Task<IResult> Delete(HttpContext http, Guid id) => Door.Run(
        http,
        q => new DeleteStatus(NamedStatusId.From(id), q.Text("replacement") switch
        {
            null => default,
            "none" => new Optional<NamedStatusId?>(true, null),
            _ => new Optional<NamedStatusId?>(true, q.Id<NamedStatusId>("replacement")),
        }),
        Door.NoContent);

    private static IResult Versioned(WorkflowView workflow) => Door.Versioned(workflow, workflow.Version);
}

/// <summary>Rules to change; what is left out stays.</summary>
internal sealed record ChangeWorkflowBody
{
    /// <summary>All moves there shall be; what is not listed is not allowed.</summary>
    public IReadOnlyList<MoveBody>? Moves { get; init; }

    /// <summary>0 to 3,650; 0: a customer's message to a resolved ticket always opens a follow-up.</summary>
    public int? ReopenWithinDays { get; init; }

    /// <summary>0 to 3,650; 0: never.</summary>
    public int? CloseAfterDays { get; init; }

    public ChangeWorkflow ToCommand() => new(Moves is null ? null : [.. Moves.Select(m => (m ?? new MoveBody()).ToMove())], ReopenWithinDays, CloseAfterDays);
}

internal sealed record MoveBody
{
    /// <summary>Needed; any but closed.</summary>
    public TicketStatus? From { get; init; }

    /// <summary>Needed; any but new.</summary>
    public TicketStatus? To { get; init; }

    /// <summary>What the ticket must have; none if not given.</summary>
    public IReadOnlyList<MoveNeed>? Needs { get; init; }

    /// <summary>Who alone may do it; everybody if not given.</summary>
    public IReadOnlyList<Role>? Roles { get; init; }

    public WantedMove ToMove() => new(From, To, Needs ?? [], Roles ?? []);
}

internal sealed record AddStatusBody
{
    /// <summary>1 to 40 characters, unique. Needed.</summary>
    public string? Name { get; init; }

    /// <summary>Which of the six it belongs to. Needed, and never changed.</summary>
    public TicketStatus? Class { get; init; }

    /// <summary>1 to 1,000; behind the others of its class if not given.</summary>
    public int? Order { get; init; }
}

/// <summary>What is left out stays.</summary>
internal sealed record ChangeNamedStatusBody
{
    public string? Name { get; init; }

    public int? Order { get; init; }

    public bool? Active { get; init; }
}
