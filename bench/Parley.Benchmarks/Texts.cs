namespace Parley.Benchmarks;

/// <summary>What people write: some hundred words, plain, in Markdown and as a mail program sends it.</summary>
internal static class Texts
{
    public const string Plain =
        """
        Hello, since Monday the rear brake of my bike (order 48213) squeaks whenever I go downhill, and yesterday the lever came loose in my hand.
        I had it adjusted at your workshop in Altona three weeks ago, so I think this should still be covered.

        Could I bring it in on Thursday after 17:00? If you need the frame number: WBK-2291-07. Please tell me as well whether the trailer coupling
        fits the new model, because my daughter starts at the kindergarten next week and I would rather not take the car every morning.
        Thank you and kind regards, Jördis
        """;

    public const string Markdown =
        """
        Hello Jördis,

        **Thursday after 17:00** works. Please bring:

        1. the *invoice* from the last repair
        2. the lever, if you still have it
        3. the `frame number`

        > I had it adjusted at your workshop in Altona

        That is covered by our [warranty](https://halden.example/warranty). | Part | Price |

        See https://halden.example/workshop for how to find us.
        """;

    public const string Html =
        """
        <html><head><style>p { margin: 0 }</style></head><body><div class="WordSection1"><p class="MsoNormal" style="margin-bottom:12pt">Hello,<o:p></o:p></p>
        <p>since <b>Monday</b> the rear brake squeaks &amp; the lever came loose. <a href="https://example.com/photo?a=1&amp;b=2" onclick="steal()">Photo</a></p>
        <table border="0"><tr><td>Frame</td><td>WBK-2291-07</td></tr><tr><td>Order</td><td>48213</td></tr></table>
        <ul><li>brake</li><li>lever</li><li>coupling</li></ul><script>alert(1)</script><img src="cid:image001.png@01D9" width="20">
        <blockquote type="cite"><div>On Monday the team wrote:<br>Thank you for your message.</div></blockquote></div></body></html>
        """;
}
