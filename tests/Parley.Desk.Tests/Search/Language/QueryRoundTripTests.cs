using System.Diagnostics;
using Parley.Desk.Search;
using Parley.Desk.Search.Language;

namespace Parley.Desk.Tests.Search.Language;

public sealed class QueryRoundTripTests
{
    private static readonly string[] Names = ["maya", "Maya Lopez", "none", "me", "a-b", "O'Neil", "(vip)", "été", "a,b", "-x", "or", "🚲", "status:open"];
    private static readonly string[] Times = ["today", "yesterday", "now", "-7d", "+2w", "-30min", "2026-01-31", "2026-01", "2026", "2026-01-31T09:30Z", "2026-01-31T09:30:15.250Z"];
    private static readonly string[] Words = ["battery", "or", "hb36", "2291", "ete", "🚲", "電", "status", "and", "9"];

    [Fact]
    public void A_tree_that_is_printed_is_read_as_the_same_tree()
    {
        var dice = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var tree = QueryNode.All([new FieldTest(QueryField.Status, Comparison.Is, [new QueryValue("open")]), QueryTrees.Tree(dice, Leaf)]);
            var text = tree.Print();
            if (tree.Nodes.Count(n => n is SearchTerm or FieldTest) > 60 || text.Length > QueryReader.MaxLength)
            {
                continue;
            }

            var read = TicketQuery.Read(text);

            (read.Refusal?.Detail).ShouldBeNull(text);
            QueryTrees.AreSame(read.Value, tree).ShouldBeTrue($"{text} was read as {read.Value.Print()}");
        }
    }

    [Fact]
    public void A_hundred_thousand_texts_of_any_kind_are_read_or_refused_and_never_hold_it_up()
    {
        var dice = new Random(1);
        string[] parts =
        [
            "a", "b", " ", " ", "\"", "-", "*", "'", "(", ")", ":", "&", "|", "!", "<", ">", "=", "\\", "\0", "\u0301", "é", "🚲", "電", "٠", "_", "%", ";", "~", "^", "{", "}", ",",
            "or", " or ", "status:", "status:open", "priority>=", "high", "tag:", "created>", "-7d", "assignee:me", "field.", "field.plan:", "field.plan:gold", ".", "\uD83D", "\t", "İ", "ﬀ", "created:2026-01-01",
        ];
        var began = Stopwatch.StartNew();
        for (var i = 0; i < 100_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, dice.Next(1, 40)).Select(_ => parts[dice.Next(parts.Length)]));
            var reader = new QueryReader(text, dice.Next(-1, text.Length + 1));
            var node = reader.Read();
            if (reader.Fault is { } fault)
            {
                (fault.Position >= 0 && fault.Length >= 0 && fault.Position + fault.Length <= text.Length).ShouldBeTrue($"{text}: {fault}");
            }
            else
            {
                var again = TicketQuery.Read(node!.Print());
                (again.Refusal is null && QueryTrees.AreSame(again.Value, node)).ShouldBeTrue($"{text} is {node.Print()}");
                foreach (var branch in QueryBranch.Of(node) ?? [])
                {
                    _ = branch.IsFoundByWords ? new SearchQuery(branch.Words).ForSqlite() + new SearchQuery(branch.Words).ForPostgres() : "";
                }
            }

            if (reader.Place is { } place)
            {
                (place.From >= 0 && place.From <= place.To && place.To <= text.Length).ShouldBeTrue($"{text}: {place}");
            }
        }

        began.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(2));
    }

    [Fact]
    public void The_longest_and_deepest_texts_do_not_hold_it_up_either()
    {
        foreach (var part in (string[])["(", "-(", "a or ", "(a or ", "a:", "-", "\"", "status:open,", "(a status:open or "])
        {
            var text = string.Concat(Enumerable.Repeat(part, 1000 / part.Length));
            var node = new QueryReader(text, text.Length / 2).Read();
            _ = node is null ? null : QueryBranch.Of(node);
        }
    }

    private static QueryNode Leaf(Random dice) => dice.Next(4) switch
    {
        0 => new SearchTerm([.. Enumerable.Range(0, dice.Next(1, 3)).Select(_ => Words[dice.Next(Words.Length)])], dice.Next(3) == 0),
        1 => new FieldTest(QueryField.Created, (Comparison)dice.Next(5), [new QueryValue(Times[dice.Next(Times.Length)])]),
        2 => new FieldTest(QueryField.Priority, (Comparison)dice.Next(5), [new QueryValue("high")]),
        _ => new FieldTest(
            dice.Next(2) == 0 ? QueryField.Assignee : QueryField.Company, Comparison.Is, [.. Enumerable.Range(0, dice.Next(1, 4)).Select(_ => new QueryValue(Names[dice.Next(Names.Length)]))]),
    };
}
