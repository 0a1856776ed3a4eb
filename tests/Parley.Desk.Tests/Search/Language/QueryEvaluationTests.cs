using Parley.Desk.Search;
using Parley.Desk.Search.Language;
using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Lists;
using Parley.Platform.Work;

namespace Parley.Desk.Tests.Search.Language;

public sealed class QueryEvaluationTests(TellingHost host) : IClassFixture<TellingHost>
{
    private const int Seed = 11;
    private const int Queries = 200;

    [Fact]
    public async Task A_query_finds_what_it_says_and_nothing_else_on_every_page_in_every_order()
    {
        var dice = new Random(Seed);
        var told = await host.Tell(dice);
        var all = told.Workspace.Admin;
        var member = told.Agents[1];
        var one = all with { Actor = new Actor(ActorType.Agent, member.Id.Value, member.Name), SeesAllTickets = false, Teams = [told.Teams[1].Id.Value] };
        var telling = 0;
        for (var i = 0; i < Queries; i++)
        {
            var tree = QueryTrees.Tree(dice, d => Leaf(d, told));
            var caller = i % 3 == 0 ? one : all;
            var sort = new TicketSort(TicketSort.Fields[dice.Next(4)], dice.Next(2) == 0);
            var filter = dice.Next(3) == 0 ? new TicketFilter { Priority = [Priority.High, Priority.Low] } : new TicketFilter();
            var text = tree.Print();
            var slow = new SlowQuery(told, caller.Actor.Id, host.StandingClock.GetUtcNow());
            var expected = told.Tickets
                .Where(t => caller.Sees(t.View.Team?.Id, t.View.Assignee?.Id) && (filter.Priority.Count == 0 || filter.Priority.Contains(t.View.Priority)) && slow.Holds(tree, t))
                .Select(t => t.View).ToList();

            var found = await Pages(caller, filter, text, sort);

            if (found is null)
            {
                IsRightlyRefused(tree).ShouldBeTrue(text);
                continue;
            }

            found.Select(t => t.Number).ShouldBe(Sorted(expected, sort).Select(t => t.Number), $"{text} by {sort}, {filter.Print()}, {(caller == all ? "all" : "one's own")}");
            telling += found.Count > 0 && found.Count < told.Tickets.Count ? 1 : 0;
        }

        telling.ShouldBeGreaterThan(Queries / 2);
    }

    // Null: refused.
    private async Task<List<TicketView>?> Pages(Caller caller, TicketFilter filter, string text, TicketSort sort)
    {
        var found = new List<TicketView>();
        var page = new PageRequest(9);
        do
        {
            var read = await host.Dispatcher.Run(caller, new ListTickets(filter, text, sort, page), CancellationToken.None);
            if (read.Refusal is not null)
            {
                return null;
            }

            found.AddRange(read.Value.Data);
            page = page with { After = read.Value.Next };
        }
        while (page.After is not null);

        return found;
    }

    private static bool IsRightlyRefused(QueryNode tree) =>
        TicketQuery.Read(tree.Print()) is { Refusal: not null } read ? !tree.Nodes.Any(n => n is FieldTest) || tree.Nodes.Count() > 60 : QueryBranch.Of(tree) is null;

    private static IEnumerable<TicketView> Sorted(IEnumerable<TicketView> tickets, TicketSort sort)
    {
        var ordered = sort.Field switch
        {
            "priority" => tickets.OrderBy(t => t.Priority).ThenBy(t => t.Number),
            "updated_at" => tickets.OrderBy(t => t.UpdatedAt).ThenBy(t => t.Number),
            _ => tickets.OrderBy(t => t.Number),
        };
        return sort.Descending ? ordered.Reverse() : ordered;
    }

    private static QueryNode Leaf(Random dice, ToldWorkspace told) => dice.Next(14) switch
    {
        < 4 => new SearchTerm([.. Enumerable.Range(0, dice.Next(5) == 0 ? 2 : 1).Select(_ => Pick(dice, TellingHost.Words))], Beginning: false),
        4 => new SearchTerm([Pick(dice, ["batt", "char", "l"])], Beginning: true),
        5 => Test(QueryField.Status, [Pick(dice, QueryField.Status.Values), Pick(dice, QueryField.Status.Values)]),
        6 => Test(QueryField.Priority, [Pick(dice, QueryField.Priority.Values)], (Comparison)dice.Next(5)),
        7 => Test(QueryField.Assignee, [Pick(dice, ["me", "none", "Maya", "Tom Ode", told.Agents[0].Email])]),
        8 => Test(QueryField.Team, [Pick(dice, ["none", "Returns", "Service Europe"])]),
        9 => Test(QueryField.Tag, [Pick(dice, TellingHost.Tags)]),
        10 => Test(Pick(dice, [QueryField.Created, QueryField.Updated, QueryField.Resolved]), [Pick(dice, ["-20d", "-5d", "2026-03-20", "2026-03", "today"])], (Comparison)dice.Next(5)),
        11 or 12 => dice.Next(3) switch
        {
            0 => Test(QueryField.OfWorkspace("plan"), [Pick(dice, ["gold", "silver", "none"])]),
            1 => Test(QueryField.OfWorkspace("count"), [Pick(dice, ["0", "1", "2", "none"])]),
            _ => Test(QueryField.OfWorkspace("checked"), [Pick(dice, ["yes", "no", "none"])]),
        },
        _ => dice.Next(3) switch
        {
            0 => Test(QueryField.Company, [Pick(dice, ["none", "Acme GmbH"])]),
            1 => Test(QueryField.Requester, [Pick(dice, ["kim@home.example", "nobody@home.example"])]),
            _ => Test(Pick(dice, [QueryField.Type, QueryField.Source]) is var field ? field : field, [Pick(dice, field.Values)]),
        },
    };

    private static FieldTest Test(QueryField field, string[] values, Comparison comparison = Comparison.Is) => new(field, comparison, [.. values.Select(v => new QueryValue(v))]);

    private static T Pick<T>(Random dice, IReadOnlyList<T> some) => some[dice.Next(some.Count)];
}
