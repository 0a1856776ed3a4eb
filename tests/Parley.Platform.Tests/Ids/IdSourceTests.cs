using Parley.Platform.Ids;

namespace Parley.Platform.Tests.Ids;

public sealed class IdSourceTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_id_is_a_UUIDv7_of_the_clocks_time()
    {
        var id = new IdSource(new StillClock(Noon)).NextGuid();

        id.Version.ShouldBe(7);
        id.Variant.ShouldBeInRange(8, 11);
        var milliseconds = Convert.ToInt64(id.ToString("N")[..12], 16);
        milliseconds.ShouldBe(Noon.ToUnixTimeMilliseconds());
    }

    [Fact]
    public void Ids_of_one_source_sort_in_the_order_they_were_made_even_when_the_clock_stands_or_goes_back()
    {
        var clock = new StillClock(Noon);
        var source = new IdSource(clock);
        var ids = new List<string>();
        for (var i = 0; i < 10_000; i++)
        {
            clock.Now = Noon.AddMilliseconds(i % 7 == 0 ? -5 : i / 5000);
            ids.Add(source.NextGuid().ToString("N"));
        }

        ids.ShouldBe(ids.Order(StringComparer.Ordinal));
        ids.Distinct().Count().ShouldBe(10_000);
    }

    [Fact]
    public void A_source_with_given_randomness_repeats()
    {
        static IdSource Source() => new(new StillClock(Noon), bytes => bytes.Fill(0xAB));

        Source().NextGuid().ShouldBe(Source().NextGuid());
    }

    private sealed class StillClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
