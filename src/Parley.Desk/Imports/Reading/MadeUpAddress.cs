using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Parley.Desk.Imports.Reading;

/// <summary>
/// An address for a customer of whom none is known, the same one each time. It lies in <c>.invalid</c>, which is reserved for never being anybody's (RFC
/// 2606), so nothing that is sent there can reach a stranger.
/// </summary>
internal static partial class MadeUpAddress
{
    public static string Of(string source, string id) => $"customer-{Plain(id, 48)}@{Plain(source, 40)}.invalid";

    public static string NameOf(string id) => $"Customer {(id.Length <= 40 ? id : id[..40])}";

    // What is not plain already is told apart by its digest.
    private static string Plain(string text, int max)
    {
        var plain = Unfit().Replace(text.ToLowerInvariant(), "-").Trim('-');
        return plain == text && plain.Length <= max && plain.Length > 0
            ? plain
            : $"{plain[..Math.Min(plain.Length, max - 9)].Trim('-')}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8]}".TrimStart('-');
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Unfit();
}
