using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Fields;
using Parley.Platform.Work;

namespace Parley.Server.Api;

/// <summary>The fields that a workspace gives its tickets beside the usual ones.</summary>
internal static class FieldsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var fields = api.MapGroup("/ticket-fields").WithTags("Ticket fields");
        fields.Get("/", (HttpContext http) => Door.Run(http, _ => new ListFields())).Named("listFields", "The workspace's own ticket fields in their order, archived ones last, on one page")
            .Gives<Page<TicketFieldView>>(200, 400);
        fields.Post("/", Add).Named("addField", "Give tickets a field; needs the right fields.manage").Takes<AddFieldBody>().Gives<TicketFieldView>(201, 400, 409, 422);
        fields.Put("/order", Order).Named("orderFields", "Put the fields in order; all that are in use are named").Takes<FieldOrderBody>().Gives<Page<TicketFieldView>>(200, 400, 422);
        fields.Get("/{id:guid}", Read).Named("readField", "Read a ticket field").Gives<TicketFieldView>(200, 404);
        fields.Patch("/{id:guid}", Change).Named("changeField", "Change a field, archive it or take it back into use; what is left out stays")
            .Takes<ChangeFieldBody>().Gives<TicketFieldView>(200, 400, 404, 409, 422);
        fields.Delete("/{id:guid}", Archive).Named("archiveField", "Archive a field: tickets keep its values, and none can be given").GivesNothing(404);
    }

    private static Task<IResult> Add(HttpContext http) => Door.Run<AddFieldBody, TicketFieldView>(
        http, b => b.ToCommand(), f => Door.Created($"/api/v1/ticket-fields/{f.Id.Value}", f));

    private static Task<IResult> Order(HttpContext http) => Door.Run<FieldOrderBody, Page<TicketFieldView>>(http, b => new OrderFields(b.FieldIds ?? []));

    private static Task<IResult> Read(HttpContext http, Guid id) => Door.Run(http, _ => new ReadField(TicketFieldId.From(id)));

    private static Task<IResult> Change(HttpContext http, Guid id) => Door.Run<ChangeFieldBody, TicketFieldView>(http, b => b.ToCommand(TicketFieldId.From(id)));

    private static Task<IResult> Archive(HttpContext http, Guid id) => Door.Run(http, _ => new ArchiveField(TicketFieldId.From(id)), Door.NoContent);
}

internal sealed record AddFieldBody
{
    /// <summary>A small letter, then small letters, digits and _, up to 40. Needed, unique, and never changed.</summary>
    public string? Key { get; init; }

    /// <summary>1 to 60 characters, unique among those in use. Needed.</summary>
    public string? Name { get; init; }

    /// <summary>Needed, and never changed.</summary>
    public FieldType? Type { get; init; }

    /// <summary>What to write into it, up to 300 characters.</summary>
    public string? Help { get; init; }

    /// <summary>What there is to choose from, up to 200. Needed for select and multiselect, and for nothing else.</summary>
    public IReadOnlyList<FieldOptionBody>? Options { get; init; }

    /// <summary>A ticket enters these statuses only with a value: any but new.</summary>
    public IReadOnlyList<TicketStatus>? RequiredOn { get; init; }

    public AddField ToCommand() => new(Key ?? "", Name ?? "", Type, Help, FieldOptionBody.Wanted(Options) ?? [], RequiredOn ?? []);
}

/// <summary>What is left out stays.</summary>
internal sealed record ChangeFieldBody
{
    public string? Name { get; init; }

    /// <summary>Null: none.</summary>
    public Optional<string?> Help { get; init; }

    /// <summary>All options, in order. One that is there and left out here is out of use; tickets that have it keep it.</summary>
    public IReadOnlyList<FieldOptionBody>? Options { get; init; }

    public IReadOnlyList<TicketStatus>? RequiredOn { get; init; }

    /// <summary>False archives the field, true takes it back into use.</summary>
    public bool? Active { get; init; }

    public ChangeField ToCommand(TicketFieldId id) => new(id)
    {
        Name = Name,
        Help = Help,
        Options = FieldOptionBody.Wanted(Options),
        RequiredOn = RequiredOn,
        Active = Active,
    };
}

internal sealed record FieldOptionBody
{
    /// <summary>Small letters, digits, - and _, up to 60, and never changed; made of the name if not given.</summary>
    public string? Key { get; init; }

    /// <summary>1 to 100 characters. Needed.</summary>
    public string? Name { get; init; }

    /// <summary>False: it is out of use. True if not given.</summary>
    public bool? Active { get; init; }

    public static IReadOnlyList<WantedOption>? Wanted(IReadOnlyList<FieldOptionBody>? options) =>
        options is null ? null : [.. options.Select(o => o ?? new FieldOptionBody()).Select(o => new WantedOption(o.Key, o.Name, o.Active))];
}

/// <param name="FieldIds">All fields in use, the first first.</param>
internal sealed record FieldOrderBody(IReadOnlyList<TicketFieldId>? FieldIds);
