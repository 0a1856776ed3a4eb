using Parley.Desk.People.Keys;
using Parley.Testing;

namespace Parley.Desk.Tests.People;

public sealed class KnownKeysTests
{
    private static readonly byte[] Hash = [1, 2, 3];

    private readonly StandingClock _clock = new();
    private readonly KnownKeys _known;
    private readonly ApiKey _key = new() { Id = ApiKeyId.From(Guid.CreateVersion7()), WorkspaceId = default, Name = "Till", Hash = Hash, Scopes = [], CreatedAt = default };
    private int _lookUps;

    public KnownKeysTests() => _known = new KnownKeys(_clock);

    [Fact]
    public async Task A_key_is_looked_up_once_a_second()
    {
        (await Find()).ShouldBe(_key);
        _clock.Pass(TimeSpan.FromMilliseconds(999));
        (await Find()).ShouldBe(_key);
        _lookUps.ShouldBe(1);

        _clock.Pass(TimeSpan.FromMilliseconds(1));
        (await Find()).ShouldBe(_key);
        _lookUps.ShouldBe(2);
    }

    [Fact]
    public async Task A_forgotten_key_is_looked_up_again()
    {
        await Find();
        _known.Forget(_key.Id);
        await Find();

        _lookUps.ShouldBe(2);
    }

    [Fact]
    public async Task A_key_that_is_deleted_while_it_is_looked_up_is_not_kept()
    {
        await _known.Find(Hash, () =>
        {
            _known.Forget(_key.Id);
            return Task.FromResult<ApiKey?>(_key);
        });

        (await _known.Find(Hash, () => Task.FromResult<ApiKey?>(null))).ShouldBeNull();
    }

    private Task<ApiKey?> Find() => _known.Find(Hash, () =>
    {
        _lookUps++;
        return Task.FromResult<ApiKey?>(_key);
    });
}
