using Microsoft.EntityFrameworkCore;
using Parley.Desk.People;
using Parley.Desk.People.Contacts;
using Parley.Desk.Teams;
using Parley.Desk.Tickets.Fields;
using Parley.Platform.Work;

namespace Parley.Desk.Search.Language;

/// <summary>Whom the names in a query mean. An agent or a team that there is not is a fault; of customers there are too many to know a name from none.</summary>
internal sealed class KnownNames
{
    private const int MostCompanies = 100;

    private readonly Dictionary<(string Field, string Name), IReadOnlyList<Guid>> _meant = [];
    private readonly Dictionary<QueryField, AskedField> _asked = [];

    public IReadOnlyList<Guid> this[QueryField field, string name] => _meant[(field.Name, name)];

    /// <summary>A field of the workspace's own that the query names.</summary>
    public AskedField this[QueryField field] => _asked[field];

    /// <summary>The first name that means nobody, or value that is none; null: each means something.</summary>
    public QueryFault? Fault { get; private set; }

    public static async Task<KnownNames> Of(QueryNode query, Call call, CancellationToken ct)
    {
        var names = new KnownNames();
        var tests = query.Nodes.OfType<FieldTest>().ToList();
        names.Know(
            tests, QueryField.Assignee, await Load(tests, QueryField.Assignee, () => call.Query<Agent>().Select(a => new Person(a.Id.Value, a.Name, a.Email)).ToListAsync(ct)));
        names.Know(
            tests, QueryField.Team, await Load(tests, QueryField.Team, () => call.Query<Team>().Select(t => new Person(t.Id.Value, t.Name, t.Name)).ToListAsync(ct)));
        foreach (var company in ToLookUp(tests, QueryField.Company))
        {
            names._meant[(QueryField.Company.Name, company.Text)] = await Companies(call, company.Text, ct);
        }

        foreach (var requester in ToLookUp(tests, QueryField.Requester))
        {
            names._meant[(QueryField.Requester.Name, requester.Text)] = await Contacts(call, requester.Text, ct);
        }

        var own = tests.Where(t => t.Field.Key is not null).ToList();
        if (own.Count > 0)
        {
            names.Know(own, await TicketFieldView.All(call, ct));
        }

        return names;
    }

    private void Know(IReadOnlyList<FieldTest> tests, IReadOnlyList<TicketFieldView> fields)
    {
        foreach (var test in tests)
        {
            if (fields.FirstOrDefault(f => f.Key == test.Field.Key) is not { } field)
            {
                Fault ??= NoSuchField(test, fields);
                continue;
            }

            var asked = _asked[test.Field] = new AskedField(field);
            foreach (var value in test.Values.Where(v => !v.Text.Equals(QueryField.None, StringComparison.OrdinalIgnoreCase) && asked.Find(v.Text) is null))
            {
                Fault ??= new QueryFault(
                    value.Position, value.Length, $"'{value.Text}' is no {field.Name}.", asked.Near(value.Text) is { } near ? $"Did you mean {near}?" : $"It takes {asked.Takes}.");
            }
        }
    }

    // The name stands right before the sign and the first value: no blank can be between them.
    private static QueryFault NoSuchField(FieldTest test, IReadOnlyList<TicketFieldView> fields)
    {
        var near = fields.Where(f => Likeness.IsNear(test.Field.Key!, f.Key) || Likeness.IsNear(test.Field.Key!, f.Name)).Select(f => f.Key).FirstOrDefault(); // these have a key
        var start = Math.Max(0, test.Values[0].Position - test.Comparison.Print().Length - test.Field.Name.Length);
        return new QueryFault(
            start,
            test.Field.Name.Length,
            $"There is no field '{test.Field.Key}' in this workspace.",
            near is not null ? $"Did you mean {QueryField.Own}{near}?" : "Its fields stand in the settings, under ticket fields.");
    }

    private static IEnumerable<QueryValue> ToLookUp(IReadOnlyList<FieldTest> tests, QueryField field) =>
        tests.Where(t => t.Field == field).SelectMany(t => t.Values).Where(v => !field.Values.Contains(v.Text, StringComparer.OrdinalIgnoreCase));

    private static async Task<IReadOnlyList<Person>> Load(IReadOnlyList<FieldTest> tests, QueryField field, Func<Task<List<Person>>> load) =>
        ToLookUp(tests, field).Any() ? await load() : [];

    private void Know(IReadOnlyList<FieldTest> tests, QueryField field, IReadOnlyList<Person> people)
    {
        foreach (var value in ToLookUp(tests, field))
        {
            var meant = people.Where(p => p.Is(value.Text)).ToList();
            meant = meant.Count > 0 ? meant : [.. people.Where(p => p.MayBe(value.Text))];
            if (meant.Count == 0)
            {
                var near = people.Where(p => p.Name.Split(' ').Append(p.Name).Any(name => Likeness.IsNear(value.Text, name))).Select(p => p.Name).FirstOrDefault();
                Fault ??= new QueryFault(
                    value.Position, value.Length, $"There is no {field.Name} '{value.Text}'.", near is null ? $"It takes {field.Takes}." : $"Did you mean {new QueryValue(near).Print()}?");
            }

            _meant[(field.Name, value.Text)] = [.. meant.Select(p => p.Id)];
        }
    }

    private static async Task<IReadOnlyList<Guid>> Companies(Call call, string name, CancellationToken ct)
    {
        if (Guid.TryParse(name, out var id))
        {
            return [id];
        }

        var lower = name.ToLowerInvariant();
        var companies = call.Query<Company>().Where(c => c.Domain == lower || c.Name == name);
        return [.. (await companies.Select(c => c.Id).Take(MostCompanies).ToListAsync(ct)).Select(c => c.Value)];
    }

    private static async Task<IReadOnlyList<Guid>> Contacts(Call call, string address, CancellationToken ct) =>
        Guid.TryParse(address, out var id)
            ? [id]
            : [.. (await call.Query<Contact>().Where(c => c.EmailNorm == address).Select(c => c.Id).ToListAsync(ct)).Select(c => c.Value)];

    private sealed record Person(Guid Id, string Name, string Address)
    {
        public bool Is(string name) =>
            Name.Equals(name, StringComparison.OrdinalIgnoreCase) || Address.Equals(name, StringComparison.OrdinalIgnoreCase) || (Guid.TryParse(name, out var id) && id == Id);

        // A first name, or the beginning of any.
        public bool MayBe(string name) =>
            Name.StartsWith(name, StringComparison.OrdinalIgnoreCase) || Name.Contains($" {name}", StringComparison.OrdinalIgnoreCase);
    }
}
