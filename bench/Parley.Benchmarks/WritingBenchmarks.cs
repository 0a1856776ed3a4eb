using BenchmarkDotNet.Attributes;
using Parley.Desk.Search;
using Parley.Desk.Tickets.Bodies;

namespace Parley.Benchmarks;

/// <summary>What a message goes through before it is kept.</summary>
[MemoryDiagnoser]
public class WritingBenchmarks
{
    private static readonly string Ascii = Texts.Plain.Replace("ö", "oe", StringComparison.Ordinal);

    [Benchmark]
    public object TokensOfPlainLetters() => Tokens.Of(Ascii);

    [Benchmark]
    public object TokensOfAnyLetters() => Tokens.Of(Texts.Plain);

    [Benchmark]
    public object BodyFromText() => Body.From(Texts.Plain, BodyFormat.Text);

    [Benchmark]
    public object BodyFromMarkdown() => Body.From(Texts.Markdown, BodyFormat.Markdown);

    [Benchmark]
    public object BodyFromHtml() => Body.From(Texts.Html, BodyFormat.Html);
}
