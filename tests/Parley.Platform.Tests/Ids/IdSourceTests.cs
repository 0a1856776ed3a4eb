using Parley.Platform.Ids;
using Parley.Testing;

namespace Parley.Platform.Tests.Ids;

public sealed class IdSourceTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_id_is_a_UUIDv7_of_the_clocks_time()
    {
        var id = new IdSource(new StandingClock(Noon)).NextGuid();

        id.Version.ShouldBe(7);
        id.Variant.ShouldBeInRange(8, 11);
        var milliseconds = Convert.ToInt64(id.ToString("N")[..12], 16);
        milliseconds.ShouldBe(Noon.ToUnixTimeMilliseconds());
    }

    [Fact]
    public void Ids_of_one_source_sort_in_the_order_they_were_made_even_when_the_clock_stands_or_goes_back()
    {
        var clock = new StandingClock(Noon);
        var source = new IdSource(clock);
        var ids = new List<string>();
        for (var i = 0; i < 10_000; i++)
        {
            clock.Pass(Noon.AddMilliseconds(i % 7 == 0 ? -5 : i / 5000) - clock.GetUtcNow());
            ids.Add(source.NextGuid().ToString("N"));
        }

        ids.ShouldBe(ids.Order(StringComparer.Ordinal));
        ids.Distinct().Count().ShouldBe(10_000);
    }

    [Fact]
    public void A_source_with_given_randomness_repeats()
    {
        static IdSource Source() => new(new StandingClock(Noon), bytes => bytes.Fill(0xAB));

        Source().NextGuid().ShouldBe(Source().NextGuid());
    }
}
