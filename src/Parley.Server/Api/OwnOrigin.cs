namespace Parley.Server.Api;

/// <summary>
/// Whether a request was sent from a page of another site. Browsers say where a POST comes from; what says nothing is no browser, and no
/// other site's page can borrow its rights.
/// </summary>
internal static class OwnOrigin
{
    public static bool IsOther(HttpContext http)
    {
        string? origin = http.Request.Headers.Origin;
        if (string.IsNullOrEmpty(origin))
        {
            return false;
        }

        // The scheme of the host is not compared: a proxy in front may speak TLS for this server.
        return !Uri.TryCreate(origin, UriKind.Absolute, out var from)
            || !(Same(from.Authority, http.Request.Host.Value) || IsPublic(from, http.PublicUrl()));
    }

    private static bool IsPublic(Uri from, string publicUrl) =>
        Uri.TryCreate(publicUrl, UriKind.Absolute, out var known)
        && Same(from.GetLeftPart(UriPartial.Authority), known.GetLeftPart(UriPartial.Authority));

    private static bool Same(string one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
