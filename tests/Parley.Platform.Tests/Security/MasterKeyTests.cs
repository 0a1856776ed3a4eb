using System.Security.Cryptography;
using System.Text;
using Parley.Platform.Ids;
using Parley.Platform.Security;

namespace Parley.Platform.Tests.Security;

public sealed class MasterKeyTests
{
    private static readonly byte[] Secret = Encoding.UTF8.GetBytes("a vendor's token");
    private static readonly IdSource Ids = new(TimeProvider.System);

    private readonly MasterKey _key = MasterKey.Make(Ids);

    [Theory]
    [InlineData("")]
    [InlineData("a vendor's token")]
    public void What_was_sealed_opens_again(string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);

        _key.Open(_key.Seal(plain, "here"), "here").ShouldBe(plain);
    }

    [Fact]
    public void The_same_secret_sealed_twice_looks_different() => _key.Seal(Secret, "here").ShouldNotBe(_key.Seal(Secret, "here"));

    [Fact]
    public void It_opens_neither_in_another_place_nor_with_another_key()
    {
        var sealedBytes = _key.Seal(Secret, "here");

        Should.Throw<CryptographicException>(() => _key.Open(sealedBytes, "there"));
        Should.Throw<CryptographicException>(() => MasterKey.Make(Ids).Open(sealedBytes, "here"));
    }

    [Fact]
    public void Not_a_byte_of_it_can_be_changed_or_left_out()
    {
        var sealedBytes = _key.Seal(Secret, "here");
        for (var i = 0; i < sealedBytes.Length; i++)
        {
            var changed = (byte[])sealedBytes.Clone();
            changed[i] ^= 1;
            Should.Throw<CryptographicException>(() => _key.Open(changed, "here"));
            Should.Throw<CryptographicException>(() => _key.Open(sealedBytes.AsSpan(0, i).ToArray(), "here"));
        }
    }

    [Fact]
    public void What_an_earlier_version_sealed_still_opens()
    {
        var key = MasterKey.Parse("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", "The test", Ids);

        Encoding.UTF8.GetString(key.Open(Convert.FromBase64String(Kept), "connection:1:token")).ShouldBe("a vendor's token");
    }

    [Theory]
    [InlineData("")]
    [InlineData("correct horse battery staple")]
    [InlineData("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHg==")] // 31 bytes
    [InlineData("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g")] // 33
    public void Anything_but_32_bytes_in_base64_is_refused_and_not_repeated(string text)
    {
        var refused = Should.Throw<InvalidOperationException>(() => MasterKey.Parse(text, "PARLEY_MASTER_KEY", Ids));

        refused.Message.ShouldBe("PARLEY_MASTER_KEY holds no 32 bytes in base64; 'openssl rand -base64 32' makes such a key.");
    }

    // The format byte, the nonce 0, 1, … 11, the tag and the text, by another implementation: Python's cryptography.
    private const string Kept = "AQABAgMEBQYHCAkKC5tIpmRzEE8oUkQfoDDs6g4mIqB+q4Gtaaoyt//egh0D";
}
