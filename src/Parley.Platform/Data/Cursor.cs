using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Parley.Platform.Work;

namespace Parley.Platform.Data;

/// <summary>The place after the last row of a page: its sort key and id, bound to the list it was made for.</summary>
public sealed record Cursor(string List, long Key, Guid Id)
{
    public static readonly Refusal Mismatch = new(
        RefusalKind.Malformed, "cursor_mismatch", "This cursor was made for another sort or filter, or is no cursor of Parley's. Start again without 'after'.");

    /// <summary>A short print of a list's sort and filters; two lists with the same one may share cursors.</summary>
    public static string ListOf(string sortAndFilters) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(sortAndFilters)).AsSpan(0, 6));

    public string Write() => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this));

    /// <summary>False when the text is no cursor of this list.</summary>
    public static bool TryRead(string text, string list, [NotNullWhen(true)] out Cursor? cursor)
    {
        cursor = Read(text);
        return cursor?.List == list;
    }

    /// <summary>A cursor of whichever list; null when the text is none.</summary>
    public static Cursor? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Cursor>(Base64Url.DecodeFromChars(text));
        }
        catch (Exception error) when (error is FormatException or JsonException)
        {
            return null;
        }
    }
}
