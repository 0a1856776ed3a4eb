using Parley.Desk.People;
using Parley.Desk.Tickets;
using Parley.Desk.Time;

namespace Parley.Server.Api;

/// <summary>The time that agents spend on tickets, and their timers.</summary>
internal static class TimeApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var ofTicket = api.MapGroup("/tickets/{id:guid}/time").WithTags("Time");
        ofTicket.Get("/", List).Named("listTime", "Read the time logged on a ticket, newest first").Paged().Gives<TicketTime>(200, 400, 404, 422);
        ofTicket.Post("/", Add).Named("addTime", "Log time on a ticket").Takes<AddTimeBody>().Gives<TimeEntryView>(201, 400, 404, 409, 422);
        ofTicket.Post("/start", Start).Named("startTimer", "Start a timer on a ticket; one that runs elsewhere is stopped and kept")
            .Takes<StartTimerBody>().Gives<TimeEntryView>(200, 400, 404, 409, 422);

        var time = api.MapGroup("/time").WithTags("Time");
        time.Get("/running", Running).Named("readTimer", "Read one's own running timer").Gives<OwnTimer>(200);
        time.Post("/{id:guid}/stop", Stop).Named("stopTimer", "Stop a timer").Gives<TimeEntryView>(200, 404);
        time.Patch("/{id:guid}", Change).Named("changeTime", "Correct logged time").Takes<ChangeTimeBody>().Gives<TimeEntryView>(200, 400, 403, 404, 409, 422);
        time.Delete("/{id:guid}", Delete).Named("deleteTime", "Take logged time away").GivesNothing(403, 404, 409);
    }

    private static Task<IResult> List(HttpContext http, Guid id) => Door.Run(http, q => new ListTime(TicketId.From(id), q.Page()));

    private static Task<IResult> Add(HttpContext http, Guid id) => Door.Run<AddTimeBody, TimeEntryView>(
        http,
        b => new AddTime(TicketId.From(id), b.AgentId, b.Seconds, b.Billable ?? false, b.Note, b.StartedAt),
        entry => Door.Created($"/api/v1/tickets/{id}/time", entry));

    private static Task<IResult> Start(HttpContext http, Guid id) =>
        Door.Run<StartTimerBody, TimeEntryView>(http, b => new StartTimer(TicketId.From(id), b.AgentId, b.Billable ?? false, b.Note));

    private static Task<IResult> Running(HttpContext http) => Door.Run(http, _ => new ReadTimer());

    private static Task<IResult> Stop(HttpContext http, Guid id) => Door.Run(http, _ => new StopTimer(TimeEntryId.From(id)));

    private static Task<IResult> Change(HttpContext http, Guid id) =>
        Door.Run<ChangeTimeBody, TimeEntryView>(http, b => new ChangeTime(TimeEntryId.From(id), b.Seconds, b.Billable, b.Note));

    private static Task<IResult> Delete(HttpContext http, Guid id) => Door.Run(http, _ => new DeleteTime(TimeEntryId.From(id)), Door.NoContent);
}

/// <summary>Time to log.</summary>
internal sealed record AddTimeBody
{
    /// <summary>1 to 359,999. Needed.</summary>
    public int? Seconds { get; init; }

    /// <summary>False if not given.</summary>
    public bool? Billable { get; init; }

    /// <summary>What was done; up to 1,000 characters.</summary>
    public string? Note { get; init; }

    /// <summary>When it began; if not given, it ended now.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Whose time it is; oneself if not given. A key has to name an agent.</summary>
    public AgentId? AgentId { get; init; }
}

internal sealed record StartTimerBody
{
    /// <summary>False if not given.</summary>
    public bool? Billable { get; init; }

    /// <summary>Up to 1,000 characters.</summary>
    public string? Note { get; init; }

    /// <summary>Whose timer; one's own if not given. A key has to name an agent.</summary>
    public AgentId? AgentId { get; init; }
}

/// <summary>What to correct; what is left out stays.</summary>
internal sealed record ChangeTimeBody
{
    /// <summary>1 to 359,999.</summary>
    public int? Seconds { get; init; }

    public bool? Billable { get; init; }

    public string? Note { get; init; }
}
