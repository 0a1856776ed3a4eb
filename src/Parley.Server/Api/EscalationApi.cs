using Parley.Desk.Escalation;
using Parley.Desk.Escalation.Rules;
using Parley.Desk.People;
using Parley.Desk.People.Contacts;
using Parley.Desk.Teams;
using Parley.Desk.Tickets;

namespace Parley.Server.Api;

/// <summary>Escalating tickets, by hand and by rule.</summary>
internal static class EscalationApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var ticket = api.MapGroup("/tickets/{id:guid}").WithTags("Escalation");
        ticket.Post("/escalate", Escalate).Named("escalateTicket", "Hand a ticket to the next tier, or to a team")
            .Takes<EscalateBody>().Gives<TicketView>(200, 400, 404, 409, 412, 422);
        ticket.Delete("/escalate", TakeBack).Named("takeBackEscalation", "Take the last escalation back").Gives<TicketView>(200, 404, 409, 412);
        ticket.Get("/escalations", History).Named("listEscalations", "Read how a ticket was escalated, the last first").Gives<EscalationHistory>(200, 404);

        var escalation = api.MapGroup("/escalation").WithTags("Escalation");
        escalation.Get("/tiers", Tiers).Named("readTiers", "Read the way on which tickets are escalated").Gives<EscalationTiers>();
        escalation.Put("/tiers", SetTiers).Named("setTiers", "Say on which way tickets are escalated, all of it").Takes<TiersBody>().Gives<EscalationTiers>(200, 400, 422);
        escalation.Get("/rules", Rules).Named("listEscalationRules", "List the rules that escalate tickets").Gives<EscalationRules>();
        escalation.Post("/rules", MakeRule).Named("makeEscalationRule", "Add a rule").Takes<RuleBody>().Gives<RuleView>(201, 400, 409, 422);
        escalation.Put("/rules/{id:guid}", ChangeRule).Named("changeEscalationRule", "Change a rule as a whole").Takes<RuleBody>().Gives<RuleView>(200, 400, 404, 422);
        escalation.Delete("/rules/{id:guid}", DeleteRule).Named("deleteEscalationRule", "Take a rule away").GivesNothing(404);
    }

    private static Task<IResult> Escalate(HttpContext http, Guid id) => Door.Run<EscalateBody, TicketView>(
        http, b => new EscalateTicket(TicketId.From(id), b.Reason ?? "", b.Tier, b.TeamId, b.AgentId, b.Priority), Versioned);

    private static Task<IResult> TakeBack(HttpContext http, Guid id) => Door.Run(http, _ => new TakeBackEscalation(TicketId.From(id)), Versioned);

    private static Task<IResult> History(HttpContext http, Guid id) => Door.Run(http, _ => new ListEscalations(TicketId.From(id)));

    private static Task<IResult> Tiers(HttpContext http) => Door.Run(http, _ => new ReadTiers());

    private static Task<IResult> SetTiers(HttpContext http) =>
        Door.Run<TiersBody, EscalationTiers>(http, b => new SetTiers([.. (b.Tiers ?? []).Select(t => new NewTier(t.Name, t.TeamId))]));

    private static Task<IResult> Rules(HttpContext http) => Door.Run(http, _ => new ListRules());

    private static Task<IResult> MakeRule(HttpContext http) =>
        Door.Run<RuleBody, RuleView>(http, b => new MakeRule(b.ToTerms()), rule => Door.Created($"/api/v1/escalation/rules/{rule.Id.Value}", rule));

    private static Task<IResult> ChangeRule(HttpContext http, Guid id) => Door.Run<RuleBody, RuleView>(http, b => new ChangeRule(EscalationRuleId.From(id), b.ToTerms()));

    private static Task<IResult> DeleteRule(HttpContext http, Guid id) => Door.Run(http, _ => new DeleteRule(EscalationRuleId.From(id)), Door.NoContent);

    private static IResult Versioned(TicketView ticket) => Door.Versioned(ticket, ticket.Version);
}

internal sealed record EscalateBody
{
    /// <summary>Why, up to 1,000 characters. Needed.</summary>
    public string? Reason { get; init; }

    /// <summary>A tier's level; the next if not given.</summary>
    public int? Tier { get; init; }

    /// <summary>Any team, in place of a tier.</summary>
    public TeamId? TeamId { get; init; }

    /// <summary>Who is to have it; nobody if not given.</summary>
    public AgentId? AgentId { get; init; }

    /// <summary>One higher if not given.</summary>
    public Priority? Priority { get; init; }
}

/// <param name="Tiers">In their order, up to 10.</param>
internal sealed record TiersBody(IReadOnlyList<TierBody>? Tiers);

/// <param name="Name">The team's if not given.</param>
/// <param name="TeamId">Needed; a team stands on the way once.</param>
internal sealed record TierBody(string? Name, TeamId? TeamId);

/// <summary>A rule holds for tickets that are not resolved and for which all that is given holds.</summary>
internal sealed record RuleBody
{
    /// <summary>Up to 100 characters. Needed.</summary>
    public string? Name { get; init; }

    /// <summary>Minutes since they were opened. One of these two is needed.</summary>
    public int? AfterMinutes { get; init; }

    /// <summary>So near is their next promise, or late already; 0: late.</summary>
    public int? SlaWithinMinutes { get; init; }

    /// <summary>Low, which is all, if not given.</summary>
    public Priority? PriorityAtLeast { get; init; }

    public CompanyId? CompanyId { get; init; }

    public string? Tag { get; init; }

    /// <summary>True if not given.</summary>
    public bool? Active { get; init; }

    public RuleTerms ToTerms() => new(Name ?? "", AfterMinutes, SlaWithinMinutes, PriorityAtLeast ?? Desk.Tickets.Priority.Low, CompanyId, Tag, Active ?? true);
}
