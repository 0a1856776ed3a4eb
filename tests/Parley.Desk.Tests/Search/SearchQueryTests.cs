using Parley.Desk.Tests.Search.Language;

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
        var query = QueryTrees.Words(text);

        query.ForSqlite().ShouldBe(sqlite);
        query.ForPostgres().ShouldBe(postgres);
    }

    [Theory]
    [InlineData("a or b", "((\"a\" OR \"b\"))", "(('a') | ('b'))")]
    [InlineData("c (a or b -d)", "(\"c\" AND (\"a\" OR ((\"b\") NOT \"d\")))", "('c') & (('a') | (('b') & !('d')))")]
    [InlineData("a -(b or c)", "(\"a\") NOT \"b\" NOT \"c\"", "('a') & !('b') & !('c')")]
    public void What_stands_between_words_is_the_indexs_to_find(string text, string sqlite, string postgres)
    {
        var query = QueryTrees.Words(text);

        query.ForSqlite().ShouldBe(sqlite);
        query.ForPostgres().ShouldBe(postgres);
    }
}
