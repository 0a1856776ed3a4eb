using Parley.Desk.Seed.Texts;

namespace Parley.Desk.Tests.Seed.Texts;

public sealed class SpreadTests
{
    [Theory]
    [InlineData(10, 10, 10)]
    [InlineData(7, 100, 100)]
    [InlineData(333, 1000, 1500)]
    [InlineData(0, 100, 100)]
    public void It_has_exactly_its_number_of_places_and_another_beside_each(long hits, long among, long tickets)
    {
        var spread = new Spread(hits, among, 99);
        var places = Enumerable.Range(0, (int)tickets).Select(i => (long)i).Where(spread.Has).ToList();

        places.Count.ShouldBe((int)hits);
        places.ShouldAllBe(p => p < among);
        places.Select(p => spread.Of(p)!.Value).Where(s => s.Length > 1).ShouldAllBe(s => spread.OtherPlace(s) != spread.Place(s) && spread.OtherPlace(s) < s.Length);
    }
}
