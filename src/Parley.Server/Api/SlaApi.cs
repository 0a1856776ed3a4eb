using Parley.Desk.Calendars;
using Parley.Desk.Sla.Policies;
using Parley.Platform.Work;

namespace Parley.Server.Api;

/// <summary>What is promised to customers, and the working hours in which it is reckoned.</summary>
internal static class SlaApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var calendars = api.MapGroup("/sla/calendars").WithTags("SLA");
        calendars.Get("/", ListCalendars).Named("listCalendars", "List calendars, oldest first").Paged().Gives<Page<CalendarView>>(200, 400, 422);
        calendars.Post("/", MakeCalendar).Named("makeCalendar", "Make a calendar").Takes<CalendarBody>().Gives<CalendarView>(201, 400, 422);
        calendars.Get("/{id:guid}", ReadCalendar).Named("readCalendar", "Read a calendar").Gives<CalendarView>(200, 404);
        calendars.Put("/{id:guid}", ChangeCalendar).Named("changeCalendar", "Change a calendar as a whole; running clocks are reckoned anew a few seconds later")
            .Takes<CalendarBody>().Gives<CalendarView>(200, 400, 404, 422);
        calendars.Delete("/{id:guid}", DeleteCalendar).Named("deleteCalendar", "Delete a calendar that no policy needs").GivesNothing(404, 409);

        var policies = api.MapGroup("/sla/policies").WithTags("SLA");
        policies.Get("/", ListPolicies).Named("listSlaPolicies", "List policies in the order in which they are tried").Paged().Gives<Page<SlaPolicyView>>(200, 400, 422);
        policies.Post("/", MakePolicy).Named("makeSlaPolicy", "Make a policy, behind all others").Takes<SlaPolicyBody>().Gives<SlaPolicyView>(201, 400, 409, 422);
        policies.Put("/order", Order).Named("orderSlaPolicies", "Put the policies in order; all of them are named").Takes<SlaOrderBody>().Gives<Page<SlaPolicyView>>(200, 400, 422);
        policies.Get("/{id:guid}", ReadPolicy).Named("readSlaPolicy", "Read a policy").Gives<SlaPolicyView>(200, 404);
        policies.Put("/{id:guid}", ChangePolicy).Named("changeSlaPolicy", "Change a policy as a whole; running clocks are reckoned anew a few seconds later")
            .Takes<SlaPolicyBody>().Gives<SlaPolicyView>(200, 400, 404, 422);
        policies.Delete("/{id:guid}", DeletePolicy).Named("deleteSlaPolicy", "Delete a policy; what was met or breached stays").GivesNothing(404);
        policies.Get("/{id:guid}/preview", Preview).Named("previewSlaPolicy", "When a ticket that is opened now would be due").Gives<SlaPreview>(200, 404);
    }

    private static Task<IResult> ListCalendars(HttpContext http) => Door.Run(http, q => new ListCalendars(q.Page()));

    private static Task<IResult> MakeCalendar(HttpContext http) => Door.Run<CalendarBody, CalendarView>(
        http, b => new MakeCalendar(b.ToTerms()), c => Door.Created($"/api/v1/sla/calendars/{c.Id.Value}", c));

    private static Task<IResult> ReadCalendar(HttpContext http, Guid id) => Door.Run(http, _ => new ReadCalendar(CalendarId.From(id)));

    private static Task<IResult> ChangeCalendar(HttpContext http, Guid id) =>
        Door.Run<CalendarBody, CalendarView>(http, b => new ChangeCalendar(CalendarId.From(id), b.ToTerms()));

    private static Task<IResult> DeleteCalendar(HttpContext http, Guid id) => Door.Run(http, _ => new DeleteCalendar(CalendarId.From(id)), Door.NoContent);

    private static Task<IResult> ListPolicies(HttpContext http) => Door.Run(http, q => new ListSlaPolicies(q.Page()));

    private static Task<IResult> MakePolicy(HttpContext http) => Door.Run<SlaPolicyBody, SlaPolicyView>(
        http, b => new MakeSlaPolicy(b.ToTerms()), p => Door.Created($"/api/v1/sla/policies/{p.Id.Value}", p));

    private static Task<IResult> Order(HttpContext http) => Door.Run<SlaOrderBody, Page<SlaPolicyView>>(http, b => new OrderSlaPolicies(b.PolicyIds ?? []));

    private static Task<IResult> ReadPolicy(HttpContext http, Guid id) => Door.Run(http, _ => new ReadSlaPolicy(SlaPolicyId.From(id)));

    private static Task<IResult> ChangePolicy(HttpContext http, Guid id) =>
        Door.Run<SlaPolicyBody, SlaPolicyView>(http, b => new ChangeSlaPolicy(SlaPolicyId.From(id), b.ToTerms()));

    private static Task<IResult> DeletePolicy(HttpContext http, Guid id) => Door.Run(http, _ => new DeleteSlaPolicy(SlaPolicyId.From(id)), Door.NoContent);

    private static Task<IResult> Preview(HttpContext http, Guid id) => Door.Run(http, _ => new PreviewSlaPolicy(SlaPolicyId.From(id)));
}

internal sealed record CalendarBody
{
    /// <summary>Needed; unique.</summary>
    public string? Name { get; init; }

    /// <summary>A name of the IANA time zone database, such as Europe/Berlin. Needed.</summary>
    public string? TimeZone { get; init; }

    /// <summary>When there is work in a usual week; no two of a day overlap. Needed.</summary>
    public IReadOnlyList<WorkingHours>? Hours { get; init; }

    /// <summary>Whole days without work.</summary>
    public IReadOnlyList<Holiday>? Holidays { get; init; }

    public CalendarTerms ToTerms() => new(Name ?? "", TimeZone ?? "", Hours ?? [], Holidays ?? []);
}

internal sealed record SlaPolicyBody
{
    /// <summary>Needed; unique.</summary>
    public string? Name { get; init; }

    /// <summary>Which tickets it is for; every ticket if not given.</summary>
    public SlaConditionsBody? Conditions { get; init; }

    /// <summary>Null: around the clock.</summary>
    public CalendarId? CalendarId { get; init; }

    /// <summary>For each priority, in minutes of working time; what is left out is not promised. Needed.</summary>
    public IReadOnlyList<SlaTargets>? Targets { get; init; }

    /// <summary>Warn when so much of a target is left, 1 to 99 of a hundred.</summary>
    public int? WarnBeforePercent { get; init; }

    /// <summary>Warn when so much working time is left; in place of the percentage.</summary>
    public int? WarnBeforeMinutes { get; init; }

    public SlaPolicyTerms ToTerms() => new(Name ?? "", (Conditions ?? new SlaConditionsBody()).ToConditions(), CalendarId, Targets ?? [], WarnBeforePercent, WarnBeforeMinutes);
}

/// <summary>Each list is an "any of"; one that is left out asks for nothing.</summary>
internal sealed record SlaConditionsBody
{
    public IReadOnlyList<Desk.Tickets.Priority>? Priority { get; init; }

    public IReadOnlyList<Desk.Tickets.TicketType>? Type { get; init; }

    public IReadOnlyList<Desk.Tickets.TicketSource>? Source { get; init; }

    public IReadOnlyList<Desk.Teams.TeamId>? Team { get; init; }

    public IReadOnlyList<string>? Tag { get; init; }

    public IReadOnlyList<Desk.People.Contacts.CompanyId>? Company { get; init; }

    public SlaConditions ToConditions() => new(Priority ?? [], Type ?? [], Source ?? [], Team ?? [], Tag ?? [], Company ?? []);
}

/// <param name="PolicyIds">The first is tried first.</param>
internal sealed record SlaOrderBody(IReadOnlyList<SlaPolicyId>? PolicyIds);
