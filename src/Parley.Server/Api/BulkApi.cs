using System.Text.Json;
using Parley.Desk.BulkChanges;
using Parley.Desk.People;
using Parley.Desk.Teams;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Server.Api;

/// <summary>The same change of many tickets, made in the background.</summary>
internal static class BulkApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var bulk = api.MapGroup("/tickets/bulk").WithTags("Tickets");
        bulk.Post("/", Start).Named("changeTickets", "Change up to 10,000 tickets alike, in the background")
            .Takes<BulkBody>().Gives<BulkChangeView>(202, 400, 422);
        bulk.Get("/", List).Named("listBulkChanges", "One's own changes of many tickets, newest first; with jobs.manage everybody's")
            .Paged().Gives<Page<BulkChangeView>>(200, 400, 422);
        bulk.Get("/{id:guid}", Read).Named("readBulkChange", "How far a change of many tickets has come").Gives<BulkChangeView>(200, 404);
        bulk.Get("/{id:guid}/results", Results).Named("listBulkResults", "What became of each ticket so far")
            .Paged(new QueryParameter("outcome", "Only these: changed, unchanged or refused.", "refused")).Gives<Page<BulkResultView>>(200, 400, 404, 422);
        bulk.Post("/{id:guid}/cancel", Cancel).Named("cancelBulkChange", "Stop a change of many tickets; what was changed stays so").Gives<BulkChangeView>(200, 404);
    }

    private static Task<IResult> Start(HttpContext http) => Door.Run<BulkBody, BulkChangeView>(
        http, b => b.ToCommand(), c => Door.Accepted($"/api/v1/tickets/bulk/{c.Id.Value}", c));

    private static Task<IResult> List(HttpContext http) => Door.Run(http, q => new ListBulkChanges(q.Page()));

    private static Task<IResult> Read(HttpContext http, Guid id) => Door.Run(http, _ => new ReadBulkChange(BulkChangeId.From(id)));

    private static Task<IResult> Results(HttpContext http, Guid id) =>
        Door.Run(http, q => new ListBulkResults(BulkChangeId.From(id), q.Word<BulkOutcome>("outcome"), q.Page()));

    private static Task<IResult> Cancel(HttpContext http, Guid id) => Door.Run(http, _ => new CancelBulkChange(BulkChangeId.From(id)));
}

/// <summary>Which tickets, and what is to become of them.</summary>
internal sealed record BulkBody
{
    /// <summary>Up to 10,000. This or q is needed.</summary>
    public IReadOnlyList<TicketId>? TicketIds { get; init; }

    /// <summary>The query language; the tickets are those that it finds now, 10,000 at most. Empty: all.</summary>
    public string? Q { get; init; }

    /// <summary>Needed.</summary>
    public BulkEditsBody? Changes { get; init; }

    public StartBulkChange ToCommand() => new(TicketIds, Q, (Changes ?? new BulkEditsBody()).ToEdits());
}

/// <summary>What is left out stays as it is on each ticket.</summary>
internal sealed record BulkEditsBody
{
    public TicketStatus? Status { get; init; }

    /// <summary>One of the workspace's own statuses; null: the status by its own name.</summary>
    public Optional<NamedStatusId?> StatusId { get; init; }

    public Priority? Priority { get; init; }

    public TicketType? Type { get; init; }

    /// <summary>Null: nobody.</summary>
    public Optional<AgentId?> AssigneeId { get; init; }

    /// <summary>Null: no team.</summary>
    public Optional<TeamId?> TeamId { get; init; }

    public IReadOnlyList<string>? AddTags { get; init; }

    public IReadOnlyList<string>? RemoveTags { get; init; }

    /// <summary>Values of the workspace's own fields, by their keys; null takes one away.</summary>
    public IReadOnlyDictionary<string, JsonElement>? CustomFields { get; init; }

    public TicketEdits ToEdits() => new()
    {
        Status = Status,
        NamesStatus = StatusId.IsGiven,
        NamedStatus = StatusId.Value,
        Priority = Priority,
        Type = Type,
        GivesAgent = AssigneeId.IsGiven,
        Agent = AssigneeId.Value,
        GivesTeam = TeamId.IsGiven,
        Team = TeamId.Value,
        AddTags = AddTags ?? [],
        RemoveTags = RemoveTags ?? [],
        CustomFields = CustomFields,
    };
}
