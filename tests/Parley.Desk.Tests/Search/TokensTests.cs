using Parley.Desk.Search;

namespace Parley.Desk.Tests.Search;

public sealed class TokensTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" -- ")]
    [InlineData("Hello, World! HO-205511")]
    [InlineData("a_b c+d e@f.example\n\n\tG7")]
    [InlineData("x1Y2z3")]
    [InlineData("`code` ^up ~tilde $5 <b>|=")]
    public void Plain_text_is_cut_as_any_other(string text) =>
        Tokens.Of(text).ShouldBe(Tokens.Of(text + " é").SkipLast(1));

    [Fact]
    public void A_long_word_ends_at_the_same_place_in_plain_text()
    {
        var word = new string('A', 250);

        Tokens.Of($"{word} b").ShouldBe(Tokens.Of($"{word} b é").SkipLast(1));
    }
}
