using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Parley.Platform.Ids;

namespace Parley.Platform.Security;

/// <summary>A secret that is shown once and kept only as its SHA-256: API keys and customers' private links.</summary>
public static class SecretToken
{
    /// <summary>192 random bits as URL-safe text.</summary>
    public static string Make(IdSource ids, string prefix = "") => prefix + Base64Url.EncodeToString(ids.Bytes(24));

    /// <summary>The stored form. A fast digest is enough: the secret is random, not a person's password.</summary>
    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
