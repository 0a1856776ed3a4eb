using Parley.Desk.Search.Language;
using Parley.Platform.Work;

namespace Parley.Desk.Tests.Search.Language;

public sealed class QueryReaderTests
{
    [Theory]
    [InlineData("  battery   e07 ", "battery e07")]
    [InlineData("a or b c or d", "a or b c or d")]
    [InlineData("a (b or c)", "a (b or c)")]
    [InlineData("((a)) (b c)", "a b c")]
    [InlineData("a OR b", "a or b")]
    [InlineData("\"or\" \"a or b\"", "\"or\" \"a or b\"")]
    [InlineData("c -(a b)", "c -(a b)")]
    [InlineData("-(-(a)) - b", "a b")]
    [InlineData("a -status:open", "a -status:open")]
    [InlineData("Status:OPEN,pending", "status:open,pending")]
    [InlineData("priority>=high", "priority>=high")]
    [InlineData("assignee:\"Maya Lopez\",none", "assignee:\"Maya Lopez\",none")]
    [InlineData("tag:VIP (created>2026-01-01 or updated<=-7D)", "tag:vip (created>2026-01-01 or updated<=-7d)")]
    [InlineData("requester:Maya@Home.Example", "requester:maya@home.example")]
    [InlineData("created:2026-11 created>=2026-11-20t09:30z", "created:2026-11 created>=2026-11-20T09:30Z")]
    [InlineData("Re: invoice https://shop.example a:b", "re invoice \"https shop example\" \"a b\"")]
    [InlineData("x>y print() & 10:30", "\"x y\" print \"10 30\"")]
    [InlineData("HB36-22*", "hb36-22*")]
    public void It_reads_what_people_write(string text, string plain) => Read(text).Print().ShouldBe(plain);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("-battery")]
    [InlineData("?!&|")]
    [InlineData("\"\"")]
    [InlineData("()")]
    [InlineData("-(a or b)")]
    public void A_query_without_anything_to_find_says_so(string text) => TicketQuery.Read(text).Refusal!.Errors[0].Code.ShouldBe("invalid_query");

    [Theory]
    [InlineData("-status:closed")]
    [InlineData("-battery tag:vip")]
    [InlineData("a or -b")]
    public void What_is_refused_may_stand_beside_a_field_or_a_word(string text) => Read(text).Print().ShouldBe(text);

    [Theory]
    [InlineData("battery \"charged tw", 8, 11, "character 9")]
    [InlineData("battery stauts:open", 8, 6, "no field 'stauts'", "status")]
    [InlineData("a priority:higher", 11, 6, "'higher' is no priority", "low, normal, high, urgent")]
    [InlineData("status>open", 6, 1, "no order", "status:")]
    [InlineData("status:open,,new", 12, 0, "missing", "new, open")]
    [InlineData("status: open", 7, 0, "missing")]
    [InlineData("created>lately x", 8, 6, "'lately' is no created", "-7d")]
    [InlineData("created>2026-02-30", 8, 10, "is no created")]
    [InlineData("created>-5x", 8, 3, "is no created")]
    [InlineData("created>now,today", 8, 9, "Only one value")]
    [InlineData("tag:\"open ended", 4, 11, "no closing quote")]
    [InlineData("a (b or c", 2, 1, "character 3")]
    [InlineData("a b) c", 3, 1, "No bracket is open")]
    [InlineData("or battery", 0, 2, "one is missing", "quotes")]
    [InlineData("a or or b", 2, 2, "one is missing")]
    [InlineData("a or", 2, 2, "one is missing")]
    [InlineData("requester:maya", 10, 4, "is no requester", "email address")]
    public void A_wrong_query_says_where_and_what_to_write(string text, int position, int length, string message, string? hint = null)
    {
        var reader = new QueryReader(text);
        reader.Read();

        var fault = reader.Fault.ShouldNotBeNull();
        (fault.Position, fault.Length).ShouldBe((position, length), fault.Message);
        fault.Message.ShouldContain(message);
        (fault.Hint ?? "").ShouldContain(hint ?? "");
        var refusal = TicketQuery.Read(text).Refusal!;
        (refusal.Kind, refusal.Errors.Single().Field, refusal.Extra!["position"]).ShouldBe((RefusalKind.Invalid, "/q", (object)position));
    }

    [Fact]
    public void It_has_limits()
    {
        Code(new string('x', 1001)).ShouldBe("too_long");
        Code("a\0b").ShouldBe("invalid_text");
        Fault(string.Concat(Enumerable.Repeat("(", 21)) + "a").ShouldContain("20 deep");
        Fault(string.Join(' ', Enumerable.Repeat("word", 61))).ShouldContain("60 words");
        Read(string.Join(' ', Enumerable.Repeat("word", 60)));
        Read(string.Concat(Enumerable.Repeat("(", 20)) + "a" + string.Concat(Enumerable.Repeat(")", 20)));

        static string Fault(string text) => TicketQuery.Read(text).Refusal!.Detail;
        static string Code(string text) => TicketQuery.Read(text).Refusal!.Errors[0].Code;
    }

    private static QueryNode Read(string text)
    {
        var read = TicketQuery.Read(text);
        return read.Refusal is { } wrong ? throw new InvalidOperationException(wrong.Detail) : read.Value;
    }
}
