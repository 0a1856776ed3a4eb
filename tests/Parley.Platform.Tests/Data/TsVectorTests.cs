using Parley.Platform.Data;

namespace Parley.Platform.Tests.Data;

public sealed class TsVectorTests
{
    [Fact]
    public void A_word_has_all_its_places_and_a_mark_has_none() =>
        TsVector.Of(["an", "apple", "an", "egg"], ["~w1"]).ToString().ShouldBe("'~w1' 'an':1,3 'apple':2 'egg':4");

    [Fact]
    public void What_PostgreSQL_would_not_keep_is_left_out()
    {
        var often = TsVector.Of([.. Enumerable.Repeat("a", 300)], []);
        var far = TsVector.Of([.. Enumerable.Range(0, 20_000).Select(i => $"w{i}")], []);

        often.ToString().ShouldEndWith(",254,255");
        often.Count.ShouldBe(1);
        far.Count.ShouldBe(20_000);
        far.ToString().ShouldEndWith("'w19999':16383");
    }
}
