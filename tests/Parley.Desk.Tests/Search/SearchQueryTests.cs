using Parley.Desk.Search;

namespace Parley.Desk.Tests.Search;

public sealed class SearchQueryTests
{
    [Theory]
    [InlineData("battery e07", "(\"battery\" AND \"e07\")", "('battery') & ('e07')")]
    [InlineData("\"charged twice\" invoice", "(\"charged twice\" AND \"invoice\")", "('charged' <-> 'twice') & ('invoice')")]
    [InlineData("battery -charger", "(\"battery\") NOT \"charger\"", "('battery') & !('charger')")]
    [InlineData("-\"not this\" bike", "(\"bike\") NOT \"not this\"", "!('not' <-> 'this') & ('bike')")]
    [InlineData("batt*", "(\"batt\"*)", "('batt':*)")]
    [InlineData("HB36-2291", "(\"hb36 2291\")", "('hb36' <-> '2291')")]
    [InlineData("Zoë's CAFÉ", "(\"zoe s\" AND \"cafe\")", "('zoe' <-> 's') & ('cafe')")]
    [InlineData("🚲", "(\"🚲\")", "('🚲')")]
    [InlineData("bat\uFFFEtery", "(\"bat tery\")", "('bat' <-> 'tery')")]
    [InlineData("電池", "(\"電 池\")", "('電' <-> '池')")]
    public void A_query_reads_the_same_for_both_engines(string text, string sqlite, string postgres)
    {
        var query = SearchQuery.Parse(text).Value;

        query.ForSqlite().ShouldBe(sqlite);
        query.ForPostgres().ShouldBe(postgres);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("-battery")]
    [InlineData("?!&|")]
    [InlineData("\"\"")]
    public void A_query_without_a_word_to_find_says_so(string text) => SearchQuery.Parse(text).Refusal!.Errors[0].Code.ShouldBe("invalid_query");

    [Fact]
    public void An_open_quote_is_named_by_its_place()
    {
        SearchQuery.Parse("battery \"charged tw").Refusal!.Errors[0].Message.ShouldContain("character 9");
    }

    [Fact]
    public void No_input_makes_it_fall()
    {
        var dice = new Random(1);
        const string letters = "ab \"-*'():&|!<>\\\0\u0301é🚲電٠_%;~^{}";
        for (var i = 0; i < 20_000; i++)
        {
            var text = new string([.. Enumerable.Range(0, dice.Next(1, 40)).Select(_ => letters[dice.Next(letters.Length)])]);
            var parsed = SearchQuery.Parse(text);
            if (parsed.Refusal is null)
            {
                parsed.Value.Terms.ShouldNotBeEmpty();
            }
        }
    }
}
