using Parley.Desk.Tickets.Bodies;

namespace Parley.Desk.Tests.Tickets;

public sealed class CleanHtmlTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>hi", "hi")]
    [InlineData("<img src=x onerror=alert(1)>hi", "hi")]
    [InlineData("<img alt='a bike' src=x>", "a bike")]
    [InlineData("<a href='javascript:alert(1)'>x</a>", "<a>x</a>")]
    [InlineData("<a href=' jav&#x09;ascript:alert(1)'>x</a>", "<a>x</a>")]
    [InlineData("<a href='JaVaScRiPt:alert(1)'>x</a>", "<a>x</a>")]
    [InlineData("<a href='data:text/html,<script>alert(1)</script>'>x</a>", "<a>x</a>")]
    [InlineData("<a href='vbscript:x'>x</a>", "<a>x</a>")]
    [InlineData("<a href='//evil.example'>x</a>", "<a>x</a>")]
    [InlineData("<b onclick=alert(1) style='position:fixed' class=x id=y>x</b>", "<b>x</b>")]
    [InlineData("<svg><script>alert(1)</script></svg>x", "x")]
    [InlineData("<svg onload=alert(1)>", "")]
    [InlineData("<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>", "")]
    [InlineData("<iframe src=javascript:alert(1)></iframe>x", "x")]
    [InlineData("<form action=x><input name=y><button>Pay</button></form>", "Pay")]
    [InlineData("<style>*{display:none}</style>x", "x")]
    [InlineData("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<p></p>")]
    [InlineData("<!--<img src=x onerror=alert(1)>-->x", "x")]
    [InlineData("<base href='http://evil.example/'>x", "x")]
    [InlineData("<meta http-equiv=refresh content='0;url=http://evil.example'>x", "x")]
    [InlineData("<template><img src=x onerror=alert(1)></template>x", "x")]
    [InlineData("<<b>script>x", "&lt;<b>script&gt;x</b>")]
    [InlineData("a < b & c > d \"q\"", "a &lt; b &amp; c &gt; d &quot;q&quot;")]
    [InlineData("<p>Grüße 🚲</p>", "<p>Grüße 🚲</p>")]
    public void Only_what_is_allowed_passes(string hostile, string clean) => Body.From(hostile, BodyFormat.Html).Html.ShouldBe(clean);

    [Fact]
    public void A_link_opens_elsewhere_and_tells_nobody_where_it_was()
    {
        var html = Body.From("<a href='https://halden.example/a?b=1&c=2' target=_self>shop</a>", BodyFormat.Html).Html;

        html.ShouldBe("<a href=\"https://halden.example/a?b=1&amp;c=2\" rel=\"noopener noreferrer nofollow\" target=\"_blank\">shop</a>");
    }

    [Fact]
    public void Cleaning_twice_is_cleaning_once()
    {
        var once = Body.From("<div><p>One<br>two</p><ul><li>a</li></ul><table><tr><td colspan=2>x</table></div>", BodyFormat.Html).Html;

        Body.From(once, BodyFormat.Html).Html.ShouldBe(once);
    }

    [Fact]
    public void A_hundred_thousand_nested_elements_are_survived()
    {
        var body = Body.From(string.Concat(Enumerable.Repeat("<div>", 19_000)) + "deep", BodyFormat.Html);

        body.Text.ShouldBe("deep");
    }

    [Fact]
    public void Marks_that_are_never_closed_do_not_grow_with_each_paragraph()
    {
        var marks = string.Concat(Enumerable.Range(0, 1600).Select(i => $"<b a{i}>"));
        var body = Body.From($"<p>{marks}{string.Concat(Enumerable.Repeat("<p>x", 3200))}", BodyFormat.Html);

        body.Html.Length.ShouldBeLessThan(200_000);
        body.Text.ShouldContain("<p>x");
    }

    [Fact]
    public void A_long_letter_with_many_closed_marks_stays_a_letter()
    {
        var letter = string.Concat(Enumerable.Range(0, 500).Select(i => $"<p><b>{i}</b> <a href='https://halden.example/{i}'>x</a></p>"));

        Body.From(letter, BodyFormat.Html).Html.ShouldStartWith("<p><b>0</b> <a href=");
    }

    [Fact]
    public void Markdown_that_is_nested_beyond_reason_stays_as_it_was_written()
    {
        var body = Body.From(string.Concat(Enumerable.Repeat("> ", 130)) + "hello", BodyFormat.Markdown);

        body.Text.ShouldEndWith("hello");
    }

    [Fact]
    public void The_text_keeps_the_lines()
    {
        Body.From("<p>One</p><p>Two<br>three</p><ul><li>a</li><li>b</li></ul>", BodyFormat.Html).Text.ShouldBe("One\n\nTwo\nthree\n\na\n\nb");
    }

    [Theory]
    [InlineData("See https://halden.example/a. Thanks", "https://halden.example/a")]
    [InlineData("(https://halden.example/b)", "https://halden.example/b")]
    public void Web_addresses_in_plain_text_become_links_without_the_sentences_marks(string text, string href) =>
        Body.From(text, BodyFormat.Text).Html.ShouldContain($"<a href=\"{href}\"");

    [Fact]
    public void Plain_text_is_never_markup()
    {
        Body.From("<b>x</b>\n\n1 < 2\ntwo", BodyFormat.Text).Html.ShouldBe("<p>&lt;b&gt;x&lt;/b&gt;</p><p>1 &lt; 2<br>two</p>");
    }

    [Fact]
    public void Markdown_becomes_clean_html_and_its_html_stays_text()
    {
        var html = Body.From("**bold** [x](javascript:alert(1)) <script>alert(1)</script>\n\n- one", BodyFormat.Markdown).Html;

        html.ShouldContain("<strong>bold</strong>");
        html.ShouldContain("<li>one</li>");
        html.ShouldNotContain("javascript");
        html.ShouldNotContain("<script");
    }
}
