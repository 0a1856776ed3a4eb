using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Parley.Server.Pages;

/// <summary>The pages' style sheet. It travels inside the program, for the web root belongs to the agent app.</summary>
internal static class PagesCss
{
    public const string Path = "/pages.css";

    private static readonly string[] Parts =
        ["tokens", "ground", "marks", "frame", "forms", "request", "conversation", "messages", "entry", "narrow"];

    private static readonly byte[] Bytes = [.. Parts.SelectMany(Load)];
    private static readonly string Digest = Convert.ToHexStringLower(SHA256.HashData(Bytes))[..16];

    /// <summary>The address with the content's digest, so that it can be kept for ever.</summary>
    public static string Href { get; } = $"{Path}?v={Digest}";

    public static IResult Send(HttpContext http)
    {
        var lasting = http.Request.Query["v"] == Digest;
        http.Response.Headers.CacheControl = lasting ? "public, max-age=31536000, immutable" : "no-cache";
        return TypedResults.Bytes(Bytes, "text/css; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{Digest}\""));
    }

    private static byte[] Load(string part)
    {
        using var resource = typeof(PagesCss).Assembly.GetManifestResourceStream($"Parley.Server.Static.{part}.css")!; // embedded by the project file
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }
}
