using System.Linq.Expressions;
using Parley.Desk.People;
using Parley.Desk.People.Contacts;
using Parley.Desk.Teams;
using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Fields;
using Parley.Platform;
using Parley.Platform.Ids;
using Parley.Platform.Work;

namespace Parley.Desk.Search.Language;

using Test = Expression<Func<Ticket, bool>>;

/// <summary>Turns what a query says of fields into a condition that the database knows.</summary>
internal sealed class FieldConditions(KnownNames names, Call call)
{
    /// <param name="node">Of fields alone.</param>
    public Test Of(QueryNode node) => node switch
    {
        AllOf all => Condition.All(all.Parts.Select(Of)),
        AnyOf any => Condition.Any(any.Parts.Select(Of)),
        NoneOf { Part: FieldTest { Field.IsClosed: true } test } => Closed(test, refused: true),
        NoneOf none => Condition.Not(Of(none.Part)),
        FieldTest { Field.IsClosed: true } test => Closed(test, refused: false),
        FieldTest test => Condition.Any(test.Values.Select(value => Open(test, value.Text))),
        _ => throw new InvalidOperationException("Words are found by the text index."),
    };

    /// <summary>The statuses that are left; null: it says more than of the status.</summary>
    public static IReadOnlyList<TicketStatus>? StatusesOf(QueryNode node) => node switch
    {
        FieldTest test when test.Field == QueryField.Status => Left<TicketStatus>(test, refused: false),
        NoneOf { Part: FieldTest test } when test.Field == QueryField.Status => Left<TicketStatus>(test, refused: true),
        _ => null,
    };

    private static Test Closed(FieldTest test, bool refused) => test.Field.Name switch
    {
        "status" => Condition.Among(t => t.Status, Left<TicketStatus>(test, refused)),
        "priority" => Condition.Among(t => t.Priority, Left<Priority>(test, refused)),
        "type" => Condition.Among(t => t.Type, Left<TicketType>(test, refused)),
        _ => Condition.Among(t => t.Source, Left<TicketSource>(test, refused)),
    };

    private Test Open(FieldTest test, string value) => test.Field.Name switch
    {
        "assignee" => Assignee(value),
        "team" => IsNone(value) ? t => t.TeamId == null : Condition.Among(t => t.TeamId, Ids<TeamId>(test.Field, value)),
        "company" => IsNone(value) ? t => t.CompanyId == null : Condition.Among(t => t.CompanyId, Ids<CompanyId>(test.Field, value)),
        "requester" => Condition.Among(t => (ContactId?)t.RequesterId, Ids<ContactId>(test.Field, value)),
        "tag" => t => call.Query<TicketTag>().Any(x => x.TicketId == t.Id && x.Tag == value),
        "created" => Time(t => t.CreatedAt, test.Comparison, value),
        "updated" => Time(t => t.UpdatedAt, test.Comparison, value),
        // What is not there is neither before nor after: said so that its refusal holds it.
        "resolved" => Condition.All([t => t.ResolvedAt != null, Time(t => t.ResolvedAt!.Value, test.Comparison, value)]),
        "due" => Condition.All([t => t.SlaDueAt != Ticket.NoPromise, Time(t => t.SlaDueAt, test.Comparison, value)]),
        "satisfaction" => IsNone(value) ? t => t.Satisfaction == null : Condition.Among(t => t.Satisfaction, [(Satisfaction?)Words.Parse<Satisfaction>(value)]),
        _ when test.Field.Key is not null => Own(names[test.Field], value),
        _ => throw new InvalidOperationException($"{test.Field.Name} has no condition."),
    };

    private Test Own(AskedField field, string written)
    {
        var id = field.Id;
        if (IsNone(written))
        {
            return t => !call.Query<TicketFieldValue>().Any(x => x.TicketId == t.Id && x.FieldId == id);
        }

        var value = field.Find(written) ?? throw new InvalidOperationException($"'{written}' was read as a value.");
        return field.IsNo(value)
            ? t => !call.Query<TicketFieldValue>().Any(x => x.TicketId == t.Id && x.FieldId == id && x.Value == "true")
            : t => call.Query<TicketFieldValue>().Any(x => x.TicketId == t.Id && x.FieldId == id && x.Value == value);
    }

    private static List<TEnum> Left<TEnum>(FieldTest test, bool refused)
        where TEnum : struct, Enum
    {
        var named = test.Values.Select(value => Words.Parse<TEnum>(value.Text)).ToHashSet();
        return [.. Enum.GetValues<TEnum>().Where(one => refused != named.Any(value => Holds(test.Comparison, Comparer<TEnum>.Default.Compare(one, value))))];
    }

    private static bool Holds(Comparison comparison, int order) => comparison switch
    {
        Comparison.Is => order == 0,
        Comparison.Above => order > 0,
        Comparison.From => order >= 0,
        Comparison.Below => order < 0,
        _ => order <= 0,
    };

    private Test Assignee(string name)
    {
        if (IsNone(name))
        {
            return t => t.AssigneeId == null;
        }

        if (!name.Equals(QueryField.Me, StringComparison.OrdinalIgnoreCase))
        {
            return Condition.Among(t => t.AssigneeId, Ids<AgentId>(QueryField.Assignee, name));
        }

        var actor = call.Caller.Actor;
        return actor is { Type: ActorType.Agent, Id: { } id } ? Condition.Among(t => t.AssigneeId, [AgentId.From(id)]) : _ => false;
    }

    private Test Time(Expression<Func<Ticket, DateTimeOffset>> field, Comparison comparison, string text)
    {
        var time = QueryTime.Read(text) ?? throw new InvalidOperationException($"'{text}' was read as a time.");
        var (from, to) = (time.From(call.Now), time.To(call.Now));
        return comparison switch
        {
            Comparison.Is => Condition.On(field, at => at >= from && at < to),
            Comparison.Above => Condition.On(field, at => at >= to),
            Comparison.From => Condition.On(field, at => at >= from),
            Comparison.Below => Condition.On(field, at => at < from),
            _ => Condition.On(field, at => at < to),
        };
    }

    private List<TId?> Ids<TId>(QueryField field, string name)
        where TId : struct, IId<TId> => [.. names[field, name].Select(id => (TId?)TId.From(id))];

    private static bool IsNone(string text) => text.Equals(QueryField.None, StringComparison.OrdinalIgnoreCase);
}
