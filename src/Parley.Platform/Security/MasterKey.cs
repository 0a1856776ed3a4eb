using System.Security.Cryptography;
using System.Text;
using Parley.Platform.Ids;

namespace Parley.Platform.Security;

/// <summary>
/// The one key that stays outside the database, the same on every node: it seals the secrets that lie inside, so that a copy of the
/// database alone opens nothing.
/// </summary>
public sealed class MasterKey
{
    public const int Bytes = 32;

    private const byte Format = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int HeadBytes = 1 + NonceBytes + TagBytes;

    private readonly byte[] _key;
    private readonly IdSource _ids;

    private MasterKey(byte[] key, IdSource ids) => (_key, _ids) = (key, ids);

    /// <summary>A new one from random bytes.</summary>
    public static MasterKey Make(IdSource ids) => new(ids.Bytes(Bytes), ids);

    /// <param name="text">32 bytes in base64.</param>
    /// <param name="origin">Where it stands, for the message.</param>
    /// <exception cref="InvalidOperationException">It is anything else; the message does not repeat it.</exception>
    public static MasterKey Parse(string text, string origin, IdSource ids)
    {
        var key = new byte[Bytes];
        return Convert.TryFromBase64String(text.Trim(), key, out var written) && written == Bytes
            ? new MasterKey(key, ids)
            : throw new InvalidOperationException($"{origin} holds no {Bytes} bytes in base64; 'openssl rand -base64 {Bytes}' makes such a key.");
    }

    /// <summary>Encrypts and signs with AES-256-GCM: a format byte, the nonce, the tag, then as many bytes as <paramref name="plain"/> has.</summary>
    /// <param name="about">What the secret is and belongs to; opening it needs the same text, so that it cannot be moved to another place.</param>
    public byte[] Seal(ReadOnlySpan<byte> plain, string about)
    {
        var sealedBytes = new byte[HeadBytes + plain.Length];
        var (nonce, tag, cipher) = (sealedBytes.AsMemory(1, NonceBytes), sealedBytes.AsMemory(1 + NonceBytes, TagBytes), sealedBytes.AsMemory(HeadBytes));
        sealedBytes[0] = Format;
        _ids.Bytes(NonceBytes).CopyTo(nonce);
        using var aes = new AesGcm(_key, TagBytes);
        aes.Encrypt(nonce.Span, plain, cipher.Span, tag.Span, Encoding.UTF8.GetBytes(about));
        return sealedBytes;
    }

    /// <exception cref="CryptographicException">It was sealed with another key or about something else, or has been changed.</exception>
    public byte[] Open(ReadOnlySpan<byte> sealedBytes, string about)
    {
        if (sealedBytes.Length < HeadBytes || sealedBytes[0] != Format)
        {
            throw new CryptographicException("This was not sealed by this version of Parley.");
        }

        var plain = new byte[sealedBytes.Length - HeadBytes];
        using var aes = new AesGcm(_key, TagBytes);
        aes.Decrypt(
            sealedBytes.Slice(1, NonceBytes), sealedBytes[HeadBytes..], sealedBytes.Slice(1 + NonceBytes, TagBytes), plain, Encoding.UTF8.GetBytes(about));
        return plain;
    }

    /// <summary>The key itself, for the file that keeps it.</summary>
    internal string Reveal() => Convert.ToBase64String(_key);
}
