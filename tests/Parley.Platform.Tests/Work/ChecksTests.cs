using Parley.Platform.Work;

namespace Parley.Platform.Tests.Work;

public sealed class ChecksTests
{
    [Theory]
    [InlineData("maya@radhaus.example")]
    [InlineData("m.b+tag@sub.radhaus-altona.example")]
    [InlineData("zoë@büro.example")]
    [InlineData("root@localhost")]
    public void Addresses_that_mail_can_go_to_pass(string email) => Of(c => c.Email("/email", email)).ShouldBeEmpty();

    [Theory]
    [InlineData(null, "required")]
    [InlineData("  ", "required")]
    [InlineData("maya", "invalid_email")]
    [InlineData("maya@", "invalid_email")]
    [InlineData("@radhaus.example", "invalid_email")]
    [InlineData("a@b@c.example", "invalid_email")]
    [InlineData("maya@radhaus.example.", "invalid_email")]
    [InlineData("maya @radhaus.example", "invalid_email")]
    [InlineData("<maya@radhaus.example>", "invalid_email")]
    public void What_is_no_address_is_named(string? email, string code) => Of(c => c.Email("/email", email)).ShouldBe([code]);

    [Fact]
    public void Text_that_cannot_be_stored_is_refused()
    {
        foreach (var text in (string[])["a\0b", "a\ud800b", "\udc00", "end\ud83d"])
        {
            Of(c => c.Optional("/text", text, 10)).ShouldBe(["invalid_text"]);
        }
    }

    [Fact]
    public void Emoji_and_all_scripts_are_text() => Of(c => c.Required("/text", "🚲 Привет 你好 مرحبا", 100)).ShouldBeEmpty();

    [Fact]
    public void The_limit_is_inclusive()
    {
        Of(c => c.Required("/text", new string('x', 10), 10)).ShouldBeEmpty();
        Of(c => c.Required("/text", new string('x', 11), 10)).ShouldBe(["too_long"]);
    }

    private static IEnumerable<string> Of(Action<Checks> check)
    {
        var checks = new Checks();
        check(checks);
        return checks.Errors.Select(e => e.Code);
    }
}
